import type { Standing } from './points.js';
import type { TierMark } from './tiers.js';

/** What an account brings into another one when their contacts are one. */
export interface Brought {
  points: number;
  total: number;
  tiers: TierMark[];
  /** This account and those that it had taken in: their awards grow old in the other one. */
  accounts: string[];
}

export const nothingBrought: Brought = { points: 0, total: 0, tiers: [], accounts: [] };

type After = Pick<Standing, 'balance' | 'total' | 'tiers' | 'joined' | 'movedTo'>;
export interface Move extends After {
  delta: number;
  brought: Brought;
}

/** The account of a contact that is somebody else now: it is closed, and all that it had goes. */
export function leave(now: Standing, account: string, into: string): Move {
  const { balance: points, total, tiers, joined } = now;
  const brought = { points, total, tiers, accounts: [account, ...joined] };
  return { delta: 0 - points, balance: 0, total: 0, tiers: [], joined: [], movedTo: into, brought };
}

/** The account that takes it in: as if both had been one from the beginning. */
export function takeIn(now: Standing, account: string, brought: Brought): Move {
  // What another one had taken in may come back with it.
  const joined = [...now.joined, ...brought.accounts].filter((other) => other !== account);
  return {
    delta: brought.points,
    balance: now.balance + brought.points,
    total: now.total + brought.total,
    tiers: bothMarks(now.tiers, brought.tiers),
    joined: [...new Set(joined)],
    movedTo: now.movedTo,
    brought,
  };
}

/**
 * The account that gives it back, because they are two after all: no more than is left of what came, for what the one has
 * spent since cannot be asked of the other. A tier is not taken away by it.
 */
export function giveBack(now: Standing, brought: Brought): Move {
  const points = Math.min(now.balance, brought.points);
  const gone = new Set(brought.accounts);
  return {
    delta: 0 - points,
    balance: now.balance - points,
    total: Math.max(now.balance - points, now.total - brought.total),
    tiers: now.tiers,
    joined: now.joined.filter((account) => !gone.has(account)),
    movedTo: now.movedTo,
    brought: { ...brought, points },
  };
}

/** The account that was closed, open again with what is left of what it had. */
export function reopen(now: Standing, account: string, brought: Brought): Move {
  const { points, total, tiers, accounts } = brought;
  const joined = accounts.filter((other) => other !== account);
  return { delta: points, balance: now.balance + points, total, tiers, joined, movedTo: null, brought };
}

/** Of two marks on one tier what a person said counts, the newer word first; else it is held if either held it. */
function bothMarks(own: readonly TierMark[], others: readonly TierMark[]): TierMark[] {
  const marks = new Map(own.map((mark) => [mark.id, mark]));
  for (const mark of others) {
    const before = marks.get(mark.id);
    if (!before || weighsMore(mark, before)) marks.set(mark.id, mark);
  }
  return [...marks.values()];
}

function weighsMore(mark: TierMark, before: TierMark): boolean {
  if (mark.by !== before.by) return mark.by === 'hand';
  return mark.by === 'hand' ? mark.at > before.at : mark.in && !before.in;
}
