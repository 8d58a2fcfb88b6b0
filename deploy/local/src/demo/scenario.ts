import type { JsonObject, PublishedEvent, RunStatus } from '@fanfare/contracts';

/** One event of the demo and what must come of it. */
export interface Play {
  title: string;
  event: PublishedEvent & { id: string };
  /** How often it is posted. @default 1 */
  times?: number;
  /** Null: no run may start. */
  expected: ExpectedRun | null;
}

export interface ExpectedRun {
  workflow: string;
  status: RunStatus;
  steps: ExpectedStep[];
}

export interface ExpectedStep {
  node: string;
  exit: string;
  attempt?: number;
  /** Fields that the output must have, among others. */
  output?: JsonObject;
}

/**
 * What is played: acts run side by side, the plays of an act one after the other. `tag` makes contacts and event ids of
 * their own for each start, so that a data directory that has seen many gives the same results as a new one.
 */
export function scenario(tag: string): Play[][] {
  const event = (name: string, type: PublishedEvent['type'], person: Person, data: JsonObject = {}) => ({
    id: `demo-${tag}-${name}`,
    type,
    contact: { email: `${person.firstName}.${tag}@demo.test`.toLowerCase(), ...person },
    data,
  });
  const entry = (n: number) =>
    event(`entry-${n}`, 'Competition.EntrySubmitted', ada, { entryId: `entry-${n}`, competitionId: 'spring' });
  const prize = (name: string, person: Person, prizeId: string) =>
    event(name, 'Prize.Awarded', person, { prizeId, prizeName: 'Weekend in Lisbon' });
  const entered = { entryId: `entry-of-donald-${tag}`, competitionId: 'spring' };
  const action = (name: string, person: Person, what: string) =>
    event(name, 'Gameplay.Action', person, { ...entered, action: what, context: { network: 'Mastodon' } });

  const receipt = (name: string, person: Person, total: number) =>
    event(name, 'Gameplay.ReceiptValidationSuccess', person, { receiptId: name, merchant: 'Corner Shop', total });

  return [
    [
      { title: 'An entry earns three coupons', event: entry(1), expected: coupons('thank', 'Success', 3) },
      {
        title: 'A second entry earns the two that are left',
        event: entry(2),
        expected: coupons('thank', 'Success', 2),
      },
      {
        title: 'A third entry finds the limit reached',
        event: entry(3),
        expected: coupons('sorry', 'OfferLimitsExceeded', 0),
      },
    ],
    [
      {
        title: 'A prize is handed to the fulfilment partner',
        event: prize('prize', grace, 'lisbon-weekend'),
        expected: fulfilled(1),
      },
    ],
    [
      {
        title: 'A prize meets a busy partner and is tried again',
        event: prize('rush', edsger, 'rush-lisbon-weekend'),
        expected: fulfilled(2),
      },
    ],
    [
      {
        title: 'A prize without an id is refused by the partner',
        event: prize('refused', alan, ''),
        expected: refused,
      },
    ],
    [
      {
        title: 'A visitor becomes a member',
        event: event('member', 'Contact.Identified', { ...barbara, mobile: phoneOf(tag) }, { source: 'sign-up', isNew: true }), // prettier-ignore
        expected: welcomed,
      },
    ],
    [
      { title: 'A large receipt earns a gift card, and Braze hears of it', event: receipt('receipt-1', grace, 120), expected: rewarded }, // prettier-ignore
      { title: 'A small receipt is only told to Braze', event: receipt('receipt-2', alan, 12), expected: told },
    ],
    [
      {
        title: 'A qualified entry becomes a lead in Salesforce and a member in Mailchimp',
        event: event('lead', 'Gameplay.DataCapturedQualified', barbara, { form: { company: 'Analytical Engines' }, qualified: true }), // prettier-ignore
        expected: synced,
      },
      {
        title: 'Whoever completes the card is checked in at the festival',
        event: event('festival', 'Card.Completed', edsger, { cardTitle: 'Festival' }),
        expected: checkedIn,
      },
    ],
    [
      {
        title: 'What somebody enters is kept, though no workflow listens',
        event: event('capture', 'Gameplay.DataCaptured', donald, { ...entered, form: { club: 'Typesetters' } }),
        expected: null,
      },
      { title: 'Another gameplay action starts nothing', event: action('jump', donald, 'jump'), expected: null },
      {
        title: 'A share, posted twice by the hub, earns bonus entries and points once',
        event: action('share', donald, 'social_share'),
        times: 2,
        expected: shared,
      },
    ],
  ];
}

type Person = { firstName: string; lastName: string; mobile?: string };
const ada: Person = { firstName: 'Ada', lastName: 'Lovelace' };
const grace: Person = { firstName: 'Grace', lastName: 'Hopper' };
const edsger: Person = { firstName: 'Edsger', lastName: 'Dijkstra' };
const alan: Person = { firstName: 'Alan', lastName: 'Turing' };
const barbara: Person = { firstName: 'Barbara', lastName: 'Liskov' };
const donald: Person = { firstName: 'Donald', lastName: 'Knuth' };

const ended = (workflow: string, ...steps: ExpectedRun['steps']): ExpectedRun => ({
  workflow,
  status: 'Success',
  steps,
});
const ok = (node: string, output?: JsonObject) => ({ node, exit: 'Success', ...(output && { output }) });

const coupons = (then: string, exit: string, count: number) =>
  ended(
    'issue-multiple-coupons',
    { node: 'coupons', exit, output: { coupon_count: count } },
    { node: then, exit: 'Success' },
  );
const fulfilled = (attempt: number) =>
  ended(
    'custom-webhook-integration',
    { node: 'fulfil', exit: 'Success', attempt, output: { status: 201 } },
    ok('requested'),
  );
const refused = ended('custom-webhook-integration', { node: 'fulfil', exit: 'Failure' }, ok('failed'));
const welcomed = ended(
  'new-member-workflow',
  ok('activate'),
  ok('list'),
  ok('welcome', { balance: 100 }),
  ok('mail'),
  { node: 'with-mobile', exit: 'Text' },
  ok('text', { segments: 1 }),
);
const shared = ended(
  'engagement-bonus-system',
  ok('bonus', { entries: 3 }),
  ok('tag', { tags: ['Social Sharer'] }),
  ok('points', { balance: 50 }),
);
const rewarded = ended(
  'receipt-reward',
  { node: 'large-enough', exit: 'Reward' },
  ok('gift', { value: '12.00' }),
  ok('tell'),
);
const told = ended('receipt-reward', { node: 'large-enough', exit: 'Else' }, ok('tell'));
const synced = ended(
  'crm-sync',
  ok('both'),
  ok('lead'),
  ok('remember'),
  ok('member', { status: 'subscribed' }),
  ok('tag', { tags: ['CRM Synced'] }),
);
const checkedIn = ended('festival-check-in', ok('check-in', { already: false }));

/** A number of its own for each start: one that has texted STOP gets nothing more. */
function phoneOf(tag: string): string {
  return `+1415${String(parseInt(tag, 36) % 10_000_000).padStart(7, '0')}`;
}
