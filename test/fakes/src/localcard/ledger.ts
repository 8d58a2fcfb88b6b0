import { fromCents, toCents } from './amount.js';
import type { Offer } from './offer.js';
import type { Order } from './order.js';
import { Problem, invalid } from './problem.js';

export type IssueKind = 'card' | 'gift';

/** A card or a gift that was paid for. */
export interface Issued {
  kind: IssueKind;
  id: string;
  reference: string;
  /** The id of the template or the campaign. */
  offerId: string;
  /** A decimal string. */
  value: string;
  currency: string;
  deliverAt: string | null;
  order: Order;
  issuedAt: Date;
}

/** What was issued, and what is left to pay with. Every reference pays once. */
export class Ledger {
  readonly issued: Issued[] = [];

  constructor(private cents: number) {}

  get balance(): string {
    return fromCents(this.cents);
  }

  /** What went out, whatever came in. */
  get paid(): string {
    return fromCents(this.issued.reduce((sum, { value }) => sum + toCents(value), 0));
  }

  topUp(value: string): void {
    this.cents += toCents(value);
  }

  withReference(kind: IssueKind, reference: string): Issued[] {
    return this.issued.filter((one) => one.kind === kind && one.reference === reference);
  }

  /**
   * Issues once. A reference that was used comes first of all checks: what was true of the first request, as a delivery in
   * the future or a balance, may not be true any more when it is repeated.
   */
  issue(kind: IssueKind, offer: Offer, order: Order, now: Date): Issued {
    const first = this.issued.find(({ reference }) => reference === order.reference);
    if (first) throw new DuplicateReference(first);
    const { value, deliverAt = null } = order;
    if (deliverAt !== null && new Date(deliverAt) <= now) throw invalid([{ field: 'deliverAt', message: 'must be in the future' }]); // prettier-ignore
    const isInRange = value >= toCents(offer.minValue) && value <= toCents(offer.maxValue);
    if (!isInRange) throw new Problem(422, 'ValueOutOfRange', `The value must be from ${offer.minValue} to ${offer.maxValue} ${offer.currency}.`, { minValue: offer.minValue, maxValue: offer.maxValue }); // prettier-ignore
    if (value > this.cents) throw new Problem(402, 'InsufficientBalance', `The balance of ${this.balance} does not cover ${fromCents(value)}.`); // prettier-ignore
    this.cents -= value;
    const id = `${kind}-${String(this.issued.length + 1).padStart(6, '0')}`;
    const issued = { kind, id, reference: order.reference, offerId: offer.id, value: fromCents(value), currency: offer.currency, deliverAt, order, issuedAt: now }; // prettier-ignore
    this.issued.push(issued);
    return issued;
  }
}

/** 409: the reference has paid already, for this. */
export class DuplicateReference extends Error {
  constructor(readonly first: Issued) {
    super(`The reference ${first.reference} was used for ${first.id}.`);
  }
}
