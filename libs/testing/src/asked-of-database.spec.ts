import { expect, it } from '@jest/globals';
import { serves, type Asked } from './asked-of-database.js';

const query: Asked = {
  collection: 'c',
  method: 'find',
  filter: { workspace: 'w', contact: 'ann' },
  sort: { order: -1 },
};

it.each<[string, string[], Partial<Asked>, boolean]>([
  ['has all of it in order', ['workspace', 'contact', 'order'], {}, true],
  ['does not narrow', ['workspace', 'order'], {}, false],
  ['is not in order', ['workspace', 'contact'], {}, false],
  ['begins with something else', ['contact'], { filter: { workspace: 'w' }, sort: {} }, false],
  ['goes on with a range', ['at', 'order'], { filter: { at: { $lt: 1 } }, sort: {} }, true],
  ['narrows by one of several values', ['workspace', 'contact', 'order'], { filter: { workspace: 'w', contact: { $in: ['a', 'b'] } } }, true],
])('an index that %s: is it said to serve?', (_what, index, given, expected) => {
  expect(serves(index, { ...query, ...given })).toBe(expected);
}); // prettier-ignore

it('a field of few values narrows nothing', () => {
  const byChannel = { ...query, filter: { workspace: 'w', channel: 'sms' } };
  expect([serves(['workspace', 'order'], byChannel), serves(['workspace', 'order'], byChannel, ['channel'])]).toEqual([false, true]); // prettier-ignore
});
