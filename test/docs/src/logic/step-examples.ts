import type { JsonObject, Step, TriggerName } from '@fanfare/contracts';

export interface StepExample {
  readonly trigger?: TriggerName;
  /** `trigger.data` of the run that the page shows. */
  readonly data?: JsonObject;
  readonly steps: Readonly<Record<string, Step>>;
}

const score = '{{ trigger.data.score }}';
const note = (text: string): Step => ({ action: 'ContactUpdate', input: { fields: { note: text } } });
const points = (many: number): Step => ({ action: 'LoyaltyAwardPoints', input: { points: many } });
const coupon: Step = { action: 'ContactCouponIssue', input: { offer: 'ten-percent' } };

/** The steps of a small workflow for each logic step; the first of them is where a run begins. All must pass validation. */
export const stepExamples: Readonly<Record<string, StepExample>> = {
  Decision: {
    data: { score: 520 },
    steps: {
      'how-high': {
        action: 'Decision',
        branches: [
          { name: 'Champion', when: { left: score, op: 'gte', right: 500 }, next: 'points' },
          { name: 'Player', when: { left: score, op: 'gte', right: 100 }, next: 'coupon' },
        ],
        else: null,
      },
      points: points(250),
      coupon,
    },
  },
  Split: {
    steps: {
      thank: {
        action: 'Split',
        branches: [
          { name: 'Points', next: 'points' },
          { name: 'Coupon', when: { left: '{{ contact.email }}', op: 'exists' }, next: 'coupon' },
        ],
      },
      points: points(50),
      coupon,
    },
  },
  RandomSplit: {
    steps: {
      test: {
        action: 'RandomSplit',
        branches: [
          { name: 'Coupon', weight: 3, next: 'coupon' },
          { name: 'Nothing', weight: 1, next: null },
        ],
      },
      coupon,
    },
  },
  ContactFilter: {
    steps: {
      member: {
        action: 'ContactFilter',
        when: { left: '{{ contact.tags }}', op: 'contains', right: 'member' },
        next: { Success: 'points' },
      },
      points: points(50),
    },
  },
  GameplayFilter: {
    data: { status: 'abandoned' },
    steps: {
      completed: {
        action: 'GameplayFilter',
        when: { left: '{{ trigger.data.status }}', op: 'eq', right: 'completed' },
        next: { Success: 'points', Failure: 'note' },
      },
      points: points(50),
      note: note('Did not finish the game.'),
    },
  },
  Delay: {
    steps: {
      'a-day': { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'morning' } },
      morning: {
        action: 'Delay',
        input: { untilTime: '09:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'], timezone: 'Europe/Berlin' },
        next: { Success: 'awake' },
      },
      awake: {
        action: 'Delay',
        input: { untilQuietHoursEnd: true, quietHours: { from: '21:00', to: '08:00' } },
        next: { Success: 'note' },
      },
      note: note('Played yesterday.'),
    },
  },
  WaitForEvent: {
    trigger: 'Coupon.Issued',
    steps: {
      redeemed: {
        action: 'WaitForEvent',
        input: { event: 'Coupon.Redeemed', timeout: 'P7D' },
        when: { left: '{{ event.data.couponId }}', op: 'eq', right: '{{ trigger.data.couponId }}' },
        next: { Success: 'points', Timeout: 'note' },
      },
      points: points(20),
      note: note('Has not used the coupon in a week.'),
    },
  },
  Merge: {
    steps: {
      both: {
        action: 'Split',
        branches: [
          { name: 'Points', next: 'points' },
          { name: 'Coupon', next: 'coupon' },
        ],
      },
      points: { ...points(50), next: { Success: 'together' } },
      coupon: { ...coupon, next: { Success: 'together' } },
      together: { action: 'Merge', input: { wait: 'all' }, next: { Success: 'note' } },
      note: note('Has {{ steps.points.balance }} points and {{ steps.coupon.coupon_code }}.'),
    },
  },
  ForEach: {
    trigger: 'Gameplay.ReceiptValidationSuccess',
    steps: {
      lines: {
        action: 'ForEach',
        input: { items: '{{ trigger.data.lines }}', atOnce: 5 },
        each: 'line',
        next: { Success: 'note' },
      },
      line: { action: 'LoyaltyAwardPoints', input: { points: '{{ steps.lines.item.amount | floor }}' } },
      note: note('Every line of the receipt has its points.'),
    },
  },
  CallWorkflow: {
    steps: {
      welcome: {
        action: 'CallWorkflow',
        input: { workflow: 'welcome', inputs: { score } },
        next: { Success: 'note' },
      },
      note: note('Was welcomed.'),
    },
  },
  Stop: {
    steps: {
      known: {
        action: 'ContactFilter',
        when: { left: '{{ contact.email }}', op: 'exists' },
        next: { Success: 'coupon', Failure: 'stop' },
      },
      coupon,
      stop: { action: 'Stop', input: { status: 'Failed', message: 'Nobody knows who {{ contact.id }} is.' } },
    },
  },
  SetVariables: {
    data: { score: 520 },
    steps: {
      keep: {
        action: 'SetVariables',
        input: { bonus: '{{ trigger.data.score | divided_by: 10 }}', player: '{{ contact.firstName }}' },
        next: { Success: 'points' },
      },
      points: { action: 'LoyaltyAwardPoints', input: { points: '{{ variables.bonus }}' } },
    },
  },
  Regex: {
    trigger: 'Form.Received',
    data: { message: 'Where is my order 4711?' },
    steps: {
      'order-number': {
        action: 'Regex',
        input: { text: '{{ trigger.data.message }}', pattern: 'order (?P<number>[0-9]+)', ignoreCase: true },
        next: { Success: 'look-up', NoMatch: null },
      },
      'look-up': {
        action: 'HttpRequest',
        input: { method: 'GET', url: 'https://shop.test/orders/{{ steps.order-number.named.number }}' },
      },
    },
  },
};
