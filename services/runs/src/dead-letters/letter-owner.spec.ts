import { expect, it } from '@jest/globals';
import { ownerOf } from './letter-owner.js';

const token = '{"run":{"id":"r1","workspace":"acme"},"branch":"0"}';

it.each([
  ['a step', 'steps.echo.Pay', `{"stepId":"r1/0/coupon/0","attempt":1,"workspace":"acme"}\t${token}\t{}`, 'acme', 'r1'],
  ['a result, a timer', 'results.0', `{"stepId":"r1/0/coupon/0","attempt":1}\t${token}\t{}`, 'acme', 'r1'],
  ['a fact', 'history.acme', '{"kind":"branch.ended","run":"r1","workspace":"acme"}', 'acme', 'r1'],
  ['a head that cannot be read', 'results.0', `not json\t${token}\t{"id":"e"}`, 'acme', 'r1'],
  ['an event', 'events.acme.Prize.Awarded', '{"id":"e1","type":"Prize.Awarded","workspaceId":"acme"}', 'acme', null],
  ['an event that claims to be elsewhere', 'events.acme.Prize.Awarded', '{"id":"e1","workspaceId":"other"}', 'acme', null],
  ['an event that cannot be read', 'events.acme.Prize.Awarded', 'not json', 'acme', null],
  ['a firing', 'fired.schedules', '{"workspace":"acme","workflow":"report"}', 'acme', null],
  ['a head of a strange form', 'results.0', `{"stepId":7,"workspace":{}}\t${token}`, 'acme', 'r1'],
  ['nothing that can be read', 'results.0', 'not json', null, null],
])('of %s it is told whose it is', (_, subject, item, workspace, run) => {
  expect(ownerOf({ subject, item })).toEqual({ workspace, run });
}); // prettier-ignore
