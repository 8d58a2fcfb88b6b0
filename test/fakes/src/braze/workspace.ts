import type { CheckedTrack } from './check-track.js';
import { identifierOf } from './identifier.js';
import type { Identifier } from './identifier.js';
import type { AttributesObject, EventObject, PurchaseObject } from './track-objects.js';
import { happened } from './track-time.js';
import { applyAttributes, BrazeUsers, hasSpoiled } from './users.js';

interface OfUser {
  braze_id: string;
  external_id: string | null;
}
export type BrazeEvent = OfUser & Pick<EventObject, 'app_id' | 'name' | 'time' | 'properties'>;
export type BrazePurchase = OfUser & Omit<BrazeEvent, 'name'> & Pick<PurchaseObject, 'product_id' | 'currency' | 'price' | 'quantity'>; // prettier-ignore

/**
 * What Braze knows. What was tracked is applied in the order in which it came, but only once its delay is over: that
 * is looked at whenever somebody reads, so no timer runs.
 */
export class Workspace {
  readonly users = new BrazeUsers();
  readonly events: BrazeEvent[] = [];
  readonly purchases: BrazePurchase[] = [];
  private waiting: { until: number; checked: CheckedTrack; at: number }[] = [];

  constructor(private readonly how: { delayMs: number; maxElements: number }) {}

  track(checked: CheckedTrack, at = Date.now()): void {
    this.waiting.push({ until: at + this.how.delayMs, checked, at });
  }

  /** Applies what is due by now. */
  settle(now: number): void {
    const due = this.waiting.filter(({ until }) => until <= now);
    this.waiting = this.waiting.filter(({ until }) => until > now);
    for (const { checked, at } of due) this.apply(checked, at);
  }

  /** Attributes, then events, then purchases (api_limits.md). */
  private apply({ attributes, events, purchases }: CheckedTrack, at: number): void {
    const nested = !attributes.some(hasSpoiled);
    for (const update of attributes) {
      const user = this.userOf(update, update._update_existing_only === false);
      if (user) applyAttributes(user, update, { maxElements: this.how.maxElements, nested });
    }
    for (const event of events) {
      const user = this.userOf(event, false);
      const { app_id, name, time, properties } = event;
      if (user) this.events.push({ ...idsOf(user), app_id, name, time: happened(time, at), properties });
    }
    for (const purchase of purchases) {
      const user = this.userOf(purchase, false);
      const { app_id, product_id, currency, price, quantity, time, properties } = purchase;
      if (user) this.purchases.push({ ...idsOf(user), app_id, product_id, currency, price, quantity, time: happened(time, at), properties }); // prettier-ignore
    }
  }

  /**
   * An alias makes a profile only where an attributes object says `_update_existing_only: false`; for events and
   * purchases "Update Only mode is always true" (event_object.md; a note on the same page says otherwise). Nobody but
   * Braze gives a braze_id.
   */
  private userOf(object: AttributesObject | EventObject | PurchaseObject, aliasMayCreate: boolean) {
    const identifier = identifierOf(object);
    if (!identifier) return undefined;
    return this.users.take(identifier, object._update_existing_only !== true && mayCreate(identifier, aliasMayCreate));
  }
}

function mayCreate(identifier: Identifier, aliasMayCreate: boolean): boolean {
  if ('braze_id' in identifier) return false;
  return !('user_alias' in identifier) || aliasMayCreate;
}

function idsOf({ braze_id, external_id }: OfUser): OfUser {
  return { braze_id, external_id };
}
