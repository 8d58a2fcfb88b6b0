/** The facts about an offer that decide whether it may issue. Instants in ms; null: no such bound. */
export interface OfferState {
  /** False for an id that steps have named and nobody has saved. */
  known: boolean;
  active: boolean;
  validFrom: number | null;
  validUntil: number | null;
  limit: number | null;
  /** Coupons that one contact may have, whatever a step allows. */
  contactLimit: number | null;
  issued: number;
  /** Codes imported so far, used or not; 0: codes are generated. */
  imported: number;
}

/** What one step wants. */
export interface Ask {
  step: string;
  contact: string;
  quantity: number;
  /** Coupons this contact may have of this offer in all. */
  contactLimit: number | null;
  partial: boolean;
  /** The recorded instant of the step's cause: validity is judged by it, so a repeat judges the same. */
  at: number;
}

export type Decision =
  | { kind: 'issue'; count: number }
  | { kind: 'unknown' }
  | { kind: 'expired'; reason: 'inactive' | 'not_yet_valid' | 'expired' }
  | { kind: 'exceeded'; limit: 'offer' | 'stock' | 'contact'; remaining: number };

/** Whether an offer may issue what a step asks, given how many the contact holds: expiry first, then the limits. */
export function canIssue(offer: OfferState, held: number, ask: Ask): Decision {
  if (!offer.known) return { kind: 'unknown' };
  if (!offer.active) return { kind: 'expired', reason: 'inactive' };
  if (offer.validFrom !== null && ask.at < offer.validFrom) return { kind: 'expired', reason: 'not_yet_valid' };
  if (offer.validUntil !== null && ask.at > offer.validUntil) return { kind: 'expired', reason: 'expired' };

  const tightest = tightestLimit(offer, held, ask);
  if (ask.quantity <= tightest.remaining) return { kind: 'issue', count: ask.quantity };
  if (ask.partial && tightest.remaining > 0) return { kind: 'issue', count: tightest.remaining };
  return { kind: 'exceeded', ...tightest };
}

/** How many an offer can still issue; null: without end. */
export function leftOf(offer: OfferState): number | null {
  const left = Math.min(leftByLimit(offer), leftInStock(offer));
  return left === Infinity ? null : left;
}

function tightestLimit(offer: OfferState, held: number, ask: Ask) {
  const mostHeld = Math.min(ask.contactLimit ?? Infinity, offer.contactLimit ?? Infinity);
  const contact = Math.max(0, mostHeld - held);
  const limits = [
    { limit: 'offer' as const, remaining: leftByLimit(offer) },
    { limit: 'stock' as const, remaining: leftInStock(offer) },
    { limit: 'contact' as const, remaining: contact },
  ];
  return limits.reduce((tightest, next) => (next.remaining < tightest.remaining ? next : tightest));
}

function leftByLimit({ limit, issued }: OfferState): number {
  return limit === null ? Infinity : Math.max(0, limit - issued);
}

function leftInStock({ imported, issued }: OfferState): number {
  return imported === 0 ? Infinity : imported - issued;
}
