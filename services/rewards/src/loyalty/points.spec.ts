import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { book, newAccount, type Operation } from './points.js';

const operation = (kind: Operation['kind'], points: number): Operation => ({
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
      bookings.map(({ seq, delta, balance, total, refused }) => ({ seq, delta, balance, total, refused })),
    ).toEqual([
      { seq: 1, delta: 50, balance: 50, total: 50, refused: false },
      { seq: 2, delta: 0, balance: 50, total: 50, refused: true },
      { seq: 3, delta: -50, balance: 0, total: 50, refused: false },
      { seq: 4, delta: 5, balance: 5, total: 55, refused: false },
    ]);
  });

  it('never goes below zero, and its deltas sum to the balance', () => {
    const operations = fc.array(
      fc.record({
        kind: fc.constantFrom('award' as const, 'redeem' as const),
        points: fc.integer({ min: 1, max: 100 }),
      }),
    );
    fc.assert(
      fc.property(operations, (given) => {
        const bookings = book(
          newAccount,
          given.map(({ kind, points }) => operation(kind, points)),
        );
        expect(bookings.every(({ balance }) => balance >= 0)).toBe(true);
        expect(bookings.reduce((sum, { delta }) => sum + delta, 0)).toBe(bookings.at(-1)?.balance ?? 0);
      }),
    );
  });
});
