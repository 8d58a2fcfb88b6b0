import { expect, it } from '@jest/globals';
import { differences } from './differences.js';
import { issued } from './issued.js';

const recipient = { email: 'lee@example.com', mobile: '+61412345678' };
const order = { kind: 'gift' as const, from: 'campaign spring', offer: 'spring', value: '10.00', recipient };
const found = (more: object) => issued.parse({ id: 'g1', link: 'https://g.example/g1', ...more });

it.each([
  [{}, []],
  [{ value: '10', campaignId: 'spring', recipient: { email: 'Lee@example.com', mobile: null } }, []],
  [{ templateId: 'spring-card' }, []],
  [{ value: '10.01' }, ['value']],
  [{ campaignId: 'summer', recipient: { mobile: '+61412345679' } }, ['campaign', 'mobile']],
])('a gift that is told as %j is another in %j', (more, fields) => {
  expect(differences(order, found(more))).toEqual(fields);
});
