import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { book, newAccount, type Operation } from './points.js';

const operation = (kind: 'award' | 'redeem', points: number): Operation => ({
  step: 's',
  workspace: 'w',
  programme: 'p',
  contact: 'c',
  kind,
  points,
  reason: null,
  at: 0,
});

describe('booking points', () => {
  it('adds, takes, and refuses to take what is not there', () => {
    const bookings = book(newAccount, [
      operation('award', 50),
      operation('redeem', 60),
      operation('redeem', 50),
      operation('award', 5),
    ]);
    expect(
      bookings.map(({ seq, delta, balance, total, refusal }) => ({ seq, delta, balance, total, refusal })),
    ).toEqual([
      { seq: 1, delta: 50, balance: 50, total: 50, refusal: null },
      { seq: 2, delta: 0, balance: 50, total: 50, refusal: 'balance' },
      { seq: 3, delta: -50, balance: 0, total: 50, refusal: null },
      { seq: 4, delta: 5, balance: 5, total: 55, refusal: null },
    ]);
  });

  it('takes of old points what nobody has used, the oldest being used first', () => {
    const expire = (awarded: number): Operation => ({ ...operation('award', 1), kind: 'expire', awarded });
    const [, , , first, again, later] = book(newAccount, [
      operation('award', 50), // old
      operation('award', 30),
      operation('redeem', 20),
      expire(50),
      expire(50),
      expire(80),
    ]);
    expect([first, again, later].map((booking) => booking?.delta)).toEqual([-30, 0, -30]);
  });

  it('never goes below zero, and its deltas sum to the balance', () => {
    const operations = fc.array(
      fc.record({
        kind: fc.constantFrom('award' as const, 'redeem' as const, 'expire' as const),
        points: fc.integer({ min: 1, max: 100 }),
      }),
    );
    fc.assert(
      fc.property(operations, (given) => {
        const bookings = book(
          newAccount,
          given.map(({ kind, points }) =>
            kind === 'expire' ? { ...operation('award', 1), kind, awarded: points * 5 } : operation(kind, points),
          ),
        );
        expect(bookings.every(({ balance }) => balance >= 0)).toBe(true);
        expect(bookings.reduce((sum, { delta }) => sum + delta, 0)).toBe(bookings.at(-1)?.balance ?? 0);
      }),
    );
  });

  it('takes and gives nothing in a programme that is not active, but lets old points expire', () => {
    const rules = { active: false, measure: 'total' as const, tiers: [] };
    const standing = { ...newAccount, balance: 5, total: 5 };
    const given: Operation[] = [operation('award', 1), { ...operation('award', 1), kind: 'expire', awarded: 5 }];
    expect(book(standing, given, rules).map(({ refusal, delta }) => [refusal, delta])).toEqual([
      ['inactive', 0],
      [null, -5],
    ]);
  });
});
