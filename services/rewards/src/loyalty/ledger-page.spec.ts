import { describe, expect, it } from '@jest/globals';
import { ledgerPage, placeIn } from './ledger-page.js';

/** Entries by their instants; the number of each is its place. */
const ledger = (account: string, ...instants: number[]) =>
  ({ account, entries: instants.map((at, i) => ({ id: `${account}${i + 1}`, seq: i + 1, at })) }); // prettier-ignore

/** All pages of ledgers, as somebody reads them. */
function pagesOf(ledgers: ReturnType<typeof ledger>[], limit: number): string[][] {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const runs = ledgers.map(({ account, entries }) => {
      const from = placeIn(after, account, entries.length);
      return { account, from, entries: entries.filter(({ seq }) => seq <= from).toReversed().slice(0, limit + 1) }; // prettier-ignore
    });
    const { entries, next } = ledgerPage(runs, limit);
    pages.push(entries.map(({ id }) => id));
    after = next ?? undefined;
  } while (after !== undefined);
  return pages;
}

describe('pages of ledgers', () => {
  it('show each entry once, the newest first, those of several accounts among each other', () => {
    expect(pagesOf([ledger('a', 10, 30, 50)], 2)).toEqual([['a3', 'a2'], ['a1']]);
    const two = [ledger('a', 10, 30, 50), ledger('b', 20, 40)];
    expect(pagesOf(two, 2)).toEqual([['a3', 'b2'], ['a2', 'b1'], ['a1']]);
    expect(pagesOf(two, 5)).toEqual([['a3', 'b2', 'a2', 'b1', 'a1']]);
    expect(pagesOf([], 2)).toEqual([[]]);
  });

  it('keep an account in the order in which it was booked, whatever the instants say', () => {
    expect(pagesOf([ledger('a', 30, 10, 20)], 1)).toEqual([['a3'], ['a2'], ['a1']]);
  });
});
