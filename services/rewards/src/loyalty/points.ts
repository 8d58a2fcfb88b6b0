/** Where an account stands after its latest ledger entry. */
export interface Standing {
  /** Entries so far: the ledger of an account is numbered without gaps. */
  seq: number;
  balance: number;
  /** Points ever awarded: what tiers are measured by. */
  total: number;
}

export const newAccount: Standing = { seq: 0, balance: 0, total: 0 };

/** What a step does to an account. */
export interface Operation {
  step: string;
  workspace: string;
  programme: string;
  contact: string;
  kind: 'award' | 'redeem';
  points: number;
  reason: string | null;
  at: number;
}

/** An operation as it stands in the ledger: what it changed, and how the account stood after it. */
export interface Booking extends Standing {
  operation: Operation;
  /** 0 when refused. */
  delta: number;
  /** True: the balance was too low. Recorded all the same, so that a repeat is refused, too. */
  refused: boolean;
}

/** Books operations one after the other; a redemption beyond the balance is refused. */
export function book(standing: Standing, operations: readonly Operation[]): Booking[] {
  let { seq, balance, total } = standing;
  return operations.map((operation) => {
    const { kind, points } = operation;
    const refused = kind === 'redeem' && points > balance;
    const delta = refused ? 0 : signOf(kind) * points;
    seq += 1;
    balance += delta;
    total += Math.max(0, delta);
    return { operation, delta, refused, seq, balance, total };
  });
}

function signOf(kind: Operation['kind']): 1 | -1 {
  return kind === 'award' ? 1 : -1;
}
