import { expect, it } from '@jest/globals';
import { listDeadLetters, runFilter } from '@fanfare/contracts';
import { deadLetterIndexes, deadLetterWorkspaceIndex, runIndexes, type Index } from './indexes.js';

const starts = (index: Index, ...fields: string[]) => fields.every((field, i) => Object.keys(index)[i] === field);

/** What only narrows what another index has found: each goes with a workflow, or fits most runs. */
const narrows = new Set(['version', 'versionBelow', 'versionNot', 'mode']);
/** Bounds of the time that every list is sorted by. */
const bounds = new Set(['from', 'to']);

it.each(Object.keys(runFilter.shape).filter((field) => !narrows.has(field) && !bounds.has(field)))(
  'a list of runs by %s alone reads no others, and has them in order',
  (field) => {
    expect(runIndexes.some((index) => starts(index, 'workspace', field, 'startedAt', '_id'))).toBe(true);
  },
);

it('a list of all runs of a workspace has them in order', () => {
  expect(runIndexes.some((index) => starts(index, 'workspace', 'startedAt', '_id'))).toBe(true);
});

it('dead letters are asked for by workspace, or all of them: a new filter comes with its index', () => {
  expect(Object.keys(listDeadLetters.request.shape)).toEqual(['workspace', 'after', 'limit', 'all']);
  expect(starts(deadLetterWorkspaceIndex, 'workspace', 'order')).toBe(true);
  expect(deadLetterIndexes.some((index) => starts(index, 'order'))).toBe(true);
});
