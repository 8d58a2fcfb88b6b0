import { hash } from 'node:crypto';

/** What one account of a person adds to a page: what changed it, newest first, from an entry's number downwards. */
export interface LedgerRun<E> {
  account: string;
  /** The number of the newest entry that may still be shown. */
  from: number;
  /** One more than a page holds, where there are so many. */
  entries: readonly E[];
}

interface Numbered {
  seq: number;
  at: number;
}

/**
 * A page of several ledgers as one, newest first; each stays in its own order, which is that of its numbers. The cursor says
 * of each ledger where to go on: what is booked meanwhile is newer and moves nothing, and an account that is joined meanwhile is shown
 * from its end.
 */
export function ledgerPage<E extends Numbered>(
  runs: readonly LedgerRun<E>[],
  limit: number,
): { entries: E[]; next: string | null } {
  const places = runs.map((run) => ({ ...run, rest: [...run.entries] }));
  const newest = () =>
    places.reduce<(typeof places)[number] | undefined>((best, place) => {
      const [head] = place.rest;
      return head && (!best?.rest[0] || head.at > best.rest[0].at) ? place : best;
    }, undefined);
  const entries: E[] = [];
  for (let place = newest(); place && entries.length < limit; place = newest()) {
    const entry = place.rest.shift() as E;
    place.from = entry.seq - 1;
    entries.push(entry);
  }
  return { entries, next: newest() ? places.map(({ account, from }) => `${nameOf(account)}~${from}`).join('.') : null };
}

/** Where an account's part of the next page begins, when it ends with entry `last`. */
export function placeIn(after: string | undefined, account: string, last: number): number {
  const name = nameOf(account);
  const places = new Map(after?.split('.').map((place) => place.split('~') as [string, string]));
  const from = places.get(name);
  return from === undefined ? last : Math.min(Number(from), last);
}

/** In a cursor an account is a digest: its key may be long, and holds an id that the contact once had. */
function nameOf(account: string): string {
  return hash('sha256', account, 'base64url').slice(0, 8);
}
