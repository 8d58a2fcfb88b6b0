import { expect, it } from '@jest/globals';
import { runOfItem } from './letter-run.js';

it.each([
  ['a step, a result, a timer', '{"stepId":"r1/0/coupon/0","attempt":1}\t{"run":{"id":"r1"}}\t{}', 'r1'],
  ['a fact', '{"kind":"branch.ended","run":"r1"}', 'r1'],
  ['a head that cannot be read', 'not json\t{"run":{"id":"r1"},"branch":"0"}\t{"id":"e"}', 'r1'],
  ['an event', '{"id":"e1","type":"Prize.Awarded"}', null],
  ['nothing that can be read', 'not json', null],
])('the run of %s', (_, item, run) => {
  expect(runOfItem(item)).toBe(run);
});
