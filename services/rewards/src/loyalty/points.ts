import { byHand, byRule, tierNamed, type Moved, type Rules, type TierChange, type TierMark } from './tiers.js';

/** Where an account stands after its latest ledger entry. */
export interface Standing {
  /** Entries so far: the ledger of an account is numbered without gaps. */
  seq: number;
  balance: number;
  /** Points ever awarded. */
  total: number;
  tiers: TierMark[];
}

export const newAccount: Standing = { seq: 0, balance: 0, total: 0, tiers: [] };

/** What a step, a person or time does to an account. */
export type Operation = Cause & Effect;

interface Cause {
  /** The step, or what stands for it where there is none: it is booked once. */
  step: string;
  workspace: string;
  programme: string;
  contact: string;
  at: number;
  /** No step: what it changes is not told by the answer to one. */
  outside?: true;
}

export type Effect =
  | { kind: 'award' | 'redeem'; points: number; reason: string | null }
  /** Points of awards that have become too old. `awarded`: all points of those, used or not. */
  | { kind: 'expire'; awarded: number }
  | { kind: 'tier'; tier: string; to: 'in' | 'out' };

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
}

/** A programme that nobody has defined takes points, and leads to nothing. */
const noRules: Rules = { active: true, measure: 'total', tiers: [] };

/** Books operations one after the other. A redemption beyond the balance is refused; nothing goes below zero. */
export function book(standing: Standing, operations: readonly Operation[], rules: Rules = noRules): Booking[] {
  let now = standing;
  return operations.map((operation) => {
    const booking = { operation, ...next(now, operation, rules) };
    now = { seq: booking.seq, balance: booking.balance, total: booking.total, tiers: booking.tiers };
    return booking;
  });
}

type Next = Omit<Booking, 'operation'>;

function next(now: Standing, operation: Operation, rules: Rules): Next {
  const unchanged: Next = { ...now, seq: now.seq + 1, delta: 0, refusal: null, changes: [], tier: null };
  if (!rules.active && operation.kind !== 'expire') return { ...unchanged, refusal: 'inactive' };
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
    default:
      return operation satisfies never;
  }
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
