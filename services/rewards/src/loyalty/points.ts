import { accountOf, type AccountOwner } from './account-owner.js';
import { giveBack, leave, reopen, takeIn, type Brought, type Move } from './joined-points.js';
import { byHand, byRule, tierNamed, type Moved, type Rules, type TierChange, type TierMark } from './tiers.js';

/** Where an account stands after its latest ledger entry. */
export interface Standing {
  /** Entries so far: the ledger of an account is numbered without gaps. */
  seq: number;
  balance: number;
  /** Points ever awarded. */
  total: number;
  tiers: TierMark[];
  /** Accounts, by their keys, that it has taken in: those of contacts that were merged into this one. */
  joined: string[];
  /** The contact whose account took it in; null: it is open. Nothing is booked on a closed account but that it opens again. */
  movedTo: string | null;
}

export const newAccount: Standing = { seq: 0, balance: 0, total: 0, tiers: [], joined: [], movedTo: null };

/** What a step, a person or time does to an account. */
export type Operation = Cause & Effect;

interface Cause extends AccountOwner {
  /** The step, or what stands for it where there is none: it is booked once. */
  step: string;
  at: number;
  /** No step: what it changes is not told by the answer to one. */
  outside?: true;
}

export type Effect =
  | { kind: 'award' | 'redeem'; points: number; reason: string | null }
  /** Points of awards that have become too old. `awarded`: all points of those, used or not. */
  | { kind: 'expire'; awarded: number }
  | { kind: 'tier'; tier: string; to: 'in' | 'out' }
  | Merging;

/** Contacts were merged, or are two again: one account gives all it has (`Out`), the other one takes it (`In`). */
export type Merging =
  { kind: 'mergeOut'; into: string } | { kind: 'mergeIn' | 'unmergeOut' | 'unmergeIn'; brought: Brought };

export type Refusal = 'balance' | 'inactive' | 'tier';

/** An operation as it stands in the ledger: what it changed, and how the account stood after it. */
export interface Booking extends Standing {
  operation: Operation;
  /** 0 when refused. */
  delta: number;
  /** Why nothing was done. Recorded all the same, so that a repeat is refused, too. */
  refusal: Refusal | null;
  changes: TierChange[];
  /** The tier that was meant, by its id, where one was. */
  tier: { id: string; name: string } | null;
  /** What went from one account to another. */
  brought: Brought | null;
}

/** A programme that nobody has defined takes points, and leads to nothing. */
const noRules: Rules = { active: true, measure: 'total', tiers: [] };

/** Books operations one after the other. A redemption beyond the balance is refused; nothing goes below zero. */
export function book(standing: Standing, operations: readonly Operation[], rules: Rules = noRules): Booking[] {
  let now = standing;
  return operations.map((operation) => {
    const booking = { operation, ...next(now, operation, rules) };
    now = standingOf(booking);
    return booking;
  });
}

/** How an account stands by what is written down of it; what was written before something existed does not speak of it. */
export function standingOf({ seq, balance, total, tiers, joined, movedTo }: Partial<Standing>): Standing {
  return {
    seq: seq ?? newAccount.seq,
    balance: balance ?? newAccount.balance,
    total: total ?? newAccount.total,
    tiers: tiers ?? newAccount.tiers,
    joined: joined ?? newAccount.joined,
    movedTo: movedTo ?? newAccount.movedTo,
  };
}

type Next = Omit<Booking, 'operation'>;

/** What goes on also in a programme that is not active: nobody gains by it. */
const always: ReadonlySet<Operation['kind']> = new Set(['expire', 'mergeOut', 'mergeIn', 'unmergeOut', 'unmergeIn']);

function next(now: Standing, operation: Operation, rules: Rules): Next {
  const unchanged: Next = { ...now, seq: now.seq + 1, delta: 0, refusal: null, changes: [], tier: null, brought: null };
  if (!rules.active && !always.has(operation.kind)) return { ...unchanged, refusal: 'inactive' };
  switch (operation.kind) {
    case 'award':
      return withPoints(unchanged, operation.points, rules, operation.at);
    case 'redeem':
      if (operation.points > now.balance) return { ...unchanged, refusal: 'balance' };
      return withPoints(unchanged, -operation.points, rules, operation.at);
    case 'expire':
      return withPoints(unchanged, 0 - expired(now, operation.awarded), rules, operation.at);
    case 'tier': {
      const tier = tierNamed(rules.tiers, operation.tier);
      if (!tier) return { ...unchanged, refusal: 'tier' };
      const moved = byHand(now.tiers, tier, operation.to, operation.at);
      return { ...unchanged, ...taken(moved), tier: { id: tier.id, name: tier.name } };
    }
    case 'mergeOut':
      return { ...unchanged, ...leave(now, accountOf(operation), operation.into) };
    case 'mergeIn':
      return moved(unchanged, takeIn(now, accountOf(operation), operation.brought), rules, operation.at);
    case 'unmergeOut':
      return moved(unchanged, giveBack(now, operation.brought), rules, operation.at);
    case 'unmergeIn':
      return { ...unchanged, ...reopen(now, accountOf(operation), operation.brought) };
    default:
      return operation satisfies never;
  }
}

/** An account after a move, with the tiers that its points lead to. */
function moved(before: Next, move: Move, rules: Rules, at: number): Next {
  const { marks, changes } = byRule(move.tiers, rules, move[rules.measure], at);
  const was = new Set(before.tiers.filter((mark) => mark.in).map(({ id }) => id));
  const brought = marks.filter((mark) => mark.in && !was.has(mark.id));
  const gained = brought.map(({ id, name }): TierChange => ({ id, name, to: 'in' }));
  const lost = changes.filter(({ id, to }) => to === 'out' && was.has(id));
  return { ...before, ...move, tiers: marks, changes: [...gained, ...lost] };
}

/** Of the points of the oldest awards what nobody has used: the oldest are used first, so used is what is not there any more. */
function expired({ balance, total }: Standing, awarded: number): number {
  return Math.min(balance, Math.max(0, awarded - (total - balance)));
}

function withPoints(before: Next, delta: number, rules: Rules, at: number): Next {
  const after = { ...before, delta, balance: before.balance + delta, total: before.total + Math.max(0, delta) };
  return { ...after, ...taken(byRule(before.tiers, rules, after[rules.measure], at)) };
}

function taken({ marks, changes }: Moved): Pick<Next, 'tiers' | 'changes'> {
  return { tiers: marks, changes };
}
