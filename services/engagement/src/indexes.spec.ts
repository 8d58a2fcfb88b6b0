import { describe, expect, it } from '@jest/globals';
import {
  countEngagement,
  listAwards,
  listBonusEntries,
  listEarned,
  listEntries,
  listGameplays,
  listPlayRecords,
  type RequestContract,
} from '@fanfare/contracts';
import type { z } from 'zod';
import * as indexes from './indexes.js';
import type { Index } from './indexes.js';

const lists: [string, RequestContract, Index[]][] = [
  ['entries', listEntries, indexes.entryIndexes],
  ['bonus entries', listBonusEntries, indexes.bonusIndexes],
  ['prizes', listAwards, indexes.awardIndexes],
  ['achievements', listEarned, indexes.earnedIndexes],
  ['gameplays', listGameplays, indexes.gameplayIndexes],
  ['gameplay events', listPlayRecords, indexes.recordIndexes],
];
/** What a filter is called in documents, where that is something else. */
const stored: Record<string, string> = { tag: 'tags' };
const paging = new Set(['workspace', 'after', 'limit']);

const shapeOf = ({ request }: RequestContract) => (request as z.ZodObject).shape;
const filtersOf = (contract: RequestContract) => Object.keys(shapeOf(contract)).filter((name) => !paging.has(name));
const startsWith = (index: Index, ...fields: [string, 1 | -1][]) =>
  JSON.stringify(Object.entries(index).slice(0, fields.length)) === JSON.stringify(fields);

describe.each(lists)('the list of %s', (_, contract, all) => {
  it.each([undefined, ...filtersOf(contract)])('by %s comes in order from an index', (filter) => {
    const field: [string, 1][] = filter === undefined ? [] : [[stored[filter] ?? filter, 1]];
    const served = all.some((index) => startsWith(index, ['workspace', 1], ...field, ['at', -1], ['_id', -1]));
    expect(served).toBe(true);
  });
});

describe.each((shapeOf(countEngagement)['of'] as z.ZodEnum).options)('of a %s', (of) => {
  it('entries and people are counted by an index alone, and the best scores come in order', () => {
    const counting = indexes.entryIndexes.filter((index) => startsWith(index, ['workspace', 1], [of as string, 1]));
    expect(counting.some((index) => 'qualified' in index && 'contact' in index)).toBe(true);
    const best = indexes.gameplayIndexes.some((index) =>
      startsWith(index, ['workspace', 1], [of as string, 1], ['score', -1], ['at', 1], ['_id', 1]),
    );
    expect(best).toBe(true);
  });
});
