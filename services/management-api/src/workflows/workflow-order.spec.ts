import { expect, it } from '@jest/globals';
import { placeOf, readPlace, workflowSorts, writePlace } from './workflow-order.js';

const workflow = { id: 'wf-1', nameKey: 'grüße. an "alle" '.repeat(11), createdAt: 1, updatedAt: 2 };

it.each(workflowSorts)('a place in a list that is sorted by %s is read as it was written', (sort) => {
  const place = placeOf(sort, workflow);
  expect(readPlace(sort, writePlace(sort, place))).toEqual(place);
});

it.each([
  ['name', 'wf-1'],
  ['name', writePlace('created', placeOf('created', workflow))],
  ['updated', writePlace('name', placeOf('name', workflow))],
  ['updated', 'bm90IGpzb24.wf-1'],
  ['created', ''],
] as const)('what is no place in a list that is sorted by %s is told (%s)', (sort, text) => {
  expect(readPlace(sort, text)).toBeNull();
});
