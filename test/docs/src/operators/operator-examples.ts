import type { Json, Operator } from '@fanfare/contracts';

export interface OperatorExample {
  readonly left: Json;
  readonly right?: Json;
  readonly ignoreCase?: boolean;
  /** What may surprise. */
  readonly why?: string;
}

const date = '2026-11-01T09:00:00Z';

/** Examples of each operator. Whether one holds is not said here: the page asks the engine. */
export const operatorExamples: Readonly<Record<Operator, readonly OperatorExample[]>> = {
  eq: [
    { left: 5, right: '5', why: 'a number and a text that spells it' },
    { left: '1.0', right: '1', why: 'two texts are compared as texts' },
    { left: true, right: 'true' },
    { left: 'Gift Card', right: 'gift card' },
    { left: 'Gift Card', right: 'gift card', ignoreCase: true },
    { left: null, right: '', why: 'a missing value is not an empty text: see `isEmpty`' },
    { left: null, right: null },
    { left: [1, '2'], right: ['1', 2], why: 'lists item by item' },
    { left: { a: 1, b: 2 }, right: { b: 2, a: 1 }, why: 'the order of fields does not matter' },
  ],
  ne: [
    { left: 'gold', right: 'silver' },
    { left: 5, right: '5' },
    { left: null, right: 'gold', why: 'a missing value is not "gold"' },
    { left: 'Gold', right: 'gold', ignoreCase: true },
  ],
  gt: [
    { left: '10', right: 9, why: 'as numbers; as texts "10" would come before "9"' },
    { left: '10', right: '9', why: 'two texts that spell numbers are numbers too' },
    { left: 'b', right: 'a' },
    { left: 'a', right: 'B', why: 'capital letters come before small ones' },
    { left: 'a', right: 'B', ignoreCase: true },
    { left: null, right: 0, why: 'a missing value has no order' },
    { left: true, right: 0, why: 'nor has a truth value' },
  ],
  gte: [
    { left: 1000, right: '1000' },
    { left: ' 1e3 ', right: 1000, why: 'spaces around a number do not matter' },
    { left: null, right: 0 },
    { left: '', right: 0, why: 'an empty text spells no number' },
  ],
  lt: [
    { left: '9', right: 10 },
    { left: -1, right: 0 },
    { left: null, right: 5, why: 'a missing score is not a low score' },
  ],
  lte: [
    { left: 0.1, right: 0.1 },
    { left: '2026-11-01', right: '2026-11-02', why: 'two texts; for dates take `before` and `after`' },
    { left: null, right: null },
  ],
  between: [
    { left: 5, right: [1, 5], why: 'both ends count' },
    { left: '7', right: [1, '10'] },
    { left: 5, right: [10, 1], why: 'the smaller end comes first' },
    { left: 5, right: 5, why: 'not a pair' },
  ],
  in: [
    { left: 'gold', right: ['silver', 'gold'] },
    { left: '3', right: [1, 2, 3] },
    { left: 'gold', right: 'gold', why: 'a single value is a list of one' },
    { left: ['gold'], right: ['silver', 'gold'], why: 'a list is not one of its items: see `contains`' },
    { left: null, right: ['gold'] },
  ],
  notIn: [
    { left: 'bronze', right: ['silver', 'gold'] },
    { left: null, right: ['gold'], why: 'a missing value is in no list' },
    { left: 'GOLD', right: ['gold'], ignoreCase: true },
  ],
  contains: [
    { left: ['vip', 'beta'], right: 'vip' },
    { left: ['vip', 'beta'], right: ['vip', 'new'], why: 'all of them' },
    { left: 'Prize winner', right: 'prize' },
    { left: 'Prize winner', right: 'prize', ignoreCase: true },
    { left: 12345, right: 234, why: 'numbers are read as text' },
    { left: null, right: '' },
  ],
  notContains: [
    { left: ['vip'], right: 'beta' },
    { left: ['vip', 'beta'], right: ['vip', 'new'], why: 'none of them' },
    { left: null, right: 'vip', why: 'a missing value contains nothing' },
  ],
  startsWith: [
    { left: '+31612345678', right: '+31' },
    { left: 2026, right: '20' },
    { left: 'Anna', right: 'ann', ignoreCase: true },
    { left: null, right: '' },
  ],
  endsWith: [
    { left: 'ann@acme.test', right: '@acme.test' },
    { left: 'ANN@ACME.TEST', right: '@acme.test' },
    { left: 'ANN@ACME.TEST', right: '@acme.test', ignoreCase: true },
  ],
  matches: [
    { left: 'ann@acme.test', right: '^[^@]+@acme\\.' },
    { left: 'order 4711', right: '[0-9]+', why: 'anywhere in the text' },
    { left: 'order 4711', right: '^[0-9]+$' },
    { left: 'GOLD', right: '^gold$', ignoreCase: true },
    { left: 4711, right: '^47' },
    {
      left: 'abab',
      right: '(ab)\\1',
      why: 'no back-references: not a pattern; validation refuses it where it is written down',
    },
  ],
  exists: [{ left: 'x' }, { left: '', why: 'an empty text is a value' }, { left: 0 }, { left: false }, { left: null }],
  notExists: [{ left: null }, { left: '' }, { left: [] }],
  isEmpty: [
    { left: null },
    { left: '' },
    { left: ' ', why: 'a space is a text' },
    { left: [] },
    { left: {} },
    { left: 0, why: 'zero is a value' },
    { left: false },
  ],
  notEmpty: [{ left: 'x' }, { left: 0 }, { left: false }, { left: [null] }, { left: null }],
  before: [
    { left: date, right: '2026-11-02' },
    { left: '2026-11-01T12:00:00+02:00', right: '2026-11-01T11:00:00Z', why: 'offsets count' },
    { left: '2026-11-01', right: date, why: 'a day alone is its midnight, UTC' },
    { left: 1_793_523_600_000, right: '2026-11-02', why: 'milliseconds since 1970' },
    { left: '01/11/2026', right: '2026-11-02', why: 'not ISO 8601' },
    { left: '2026-02-31', right: '2026-11-02', why: 'there is no such day' },
    { left: null, right: '2026-11-02' },
  ],
  after: [
    { left: date, right: '2026-10-31' },
    { left: date, right: date },
    { left: null, right: '2026-10-31' },
  ],
  withinLast: [
    { left: '2026-10-30', right: 'P7D' },
    { left: '2026-10-01', right: 'P7D' },
    { left: '2026-11-02', right: 'P7D', why: 'still to come' },
    { left: date, right: 'PT1H', why: 'exactly an hour ago still counts' },
    { left: '2026-10-30', right: '7 days', why: 'no ISO 8601 duration' },
  ],
  withinNext: [
    { left: '2026-11-02', right: 'P7D' },
    { left: date, right: 'P7D', why: 'already over' },
    { left: null, right: 'P7D' },
  ],
};
