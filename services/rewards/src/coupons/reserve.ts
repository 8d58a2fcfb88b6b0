import { canIssue, type Ask, type Decision, type OfferState } from './coupon.js';

/** A decision as it stands in the offer's document until all that follows from it is stored. */
export interface Reservation {
  step: string;
  contact: string;
  decision: Decision;
  /** Which coupons of the offer these are, counted from 0: with imported codes, the position in the stock. */
  first: number;
  /** What is held of this offer under this id of the contact, with this decision. */
  held: number;
  at: number;
}

/** Decisions made by one write, numbered by the offer's `seq` at the time. They are carried out, and forgotten, together. */
export interface Turn {
  seq: number;
  reservations: Reservation[];
}

/**
 * Decides on asks one after the other, each seeing what those before it got. `idsOf`: all ids of the person that an id stands
 * for; what they hold is counted under each id and together it is what the person holds.
 */
export function reserve(
  offer: OfferState,
  heldBefore: ReadonlyMap<string, number>,
  asks: readonly Ask[],
  idsOf: (contact: string) => readonly string[] = (contact) => [contact],
) {
  const held = new Map(heldBefore);
  let issued = offer.issued;
  const reservations = asks.map((ask): Reservation => {
    const before = held.get(ask.contact) ?? 0;
    const inAll = idsOf(ask.contact).reduce((sum, id) => sum + (held.get(id) ?? 0), 0);
    const decision = canIssue({ ...offer, issued }, inAll, ask);
    const count = countOf(decision);
    const reservation = {
      step: ask.step,
      contact: ask.contact,
      decision,
      first: issued,
      held: before + count,
      at: ask.at,
    };
    held.set(ask.contact, before + count);
    issued += count;
    return reservation;
  });
  return { reservations, count: issued - offer.issued };
}

/** What contacts hold: what is stored about them, and what is decided but perhaps not stored yet. */
export function heldWith(stored: ReadonlyMap<string, number>, pending: readonly Reservation[]): Map<string, number> {
  const held = new Map(stored);
  for (const { contact, held: after } of pending) held.set(contact, Math.max(after, held.get(contact) ?? 0));
  return held;
}

export function countOf(decision: Decision): number {
  return decision.kind === 'issue' ? decision.count : 0;
}
