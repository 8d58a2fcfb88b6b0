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
  const action = (name: string, person: Person, what: string) =>
    event(name, 'Gameplay.Action', person, { action: what, context: { network: 'Mastodon' } });

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
        event: event('member', 'Contact.Identified', barbara, { source: 'sign-up', isNew: true }),
        expected: welcomed,
      },
    ],
    [
      { title: 'Another gameplay action starts nothing', event: action('jump', donald, 'jump'), expected: null },
      {
        title: 'A share, posted twice by the hub, counts once',
        event: action('share', donald, 'social_share'),
        times: 2,
        expected: shared,
      },
    ],
  ];
}

type Person = { firstName: string; lastName: string };
const ada: Person = { firstName: 'Ada', lastName: 'Lovelace' };
const grace: Person = { firstName: 'Grace', lastName: 'Hopper' };
const edsger: Person = { firstName: 'Edsger', lastName: 'Dijkstra' };
const alan: Person = { firstName: 'Alan', lastName: 'Turing' };
const barbara: Person = { firstName: 'Barbara', lastName: 'Liskov' };
const donald: Person = { firstName: 'Donald', lastName: 'Knuth' };

const coupons = (then: string, exit: string, count: number): ExpectedRun => ({
  workflow: 'issue-multiple-coupons',
  status: 'Success',
  steps: [
    { node: 'coupons', exit, output: { coupon_count: count } },
    { node: then, exit: 'Success' },
  ],
});

const fulfilled = (attempt: number): ExpectedRun => ({
  workflow: 'custom-webhook-integration',
  status: 'Success',
  steps: [
    { node: 'fulfil', exit: 'Success', attempt, output: { status: 201 } },
    { node: 'requested', exit: 'Success' },
  ],
});

const refused: ExpectedRun = {
  workflow: 'custom-webhook-integration',
  status: 'Success',
  steps: [
    { node: 'fulfil', exit: 'Failure' },
    { node: 'failed', exit: 'Success' },
  ],
};

const welcomed: ExpectedRun = {
  workflow: 'new-member-workflow',
  status: 'Success',
  steps: [
    { node: 'activate', exit: 'Success' },
    { node: 'list', exit: 'Success' },
    { node: 'welcome', exit: 'Success', output: { balance: 100 } },
  ],
};

const shared: ExpectedRun = {
  workflow: 'engagement-bonus-system',
  status: 'Success',
  steps: [
    { node: 'points', exit: 'Success', output: { balance: 50 } },
    { node: 'tag', exit: 'Success' },
  ],
};
