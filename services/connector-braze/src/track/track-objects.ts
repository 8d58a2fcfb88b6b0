import { hash } from 'node:crypto';
import type { JsonObject } from '@fanfare/contracts';
import type { TrackArray } from '../read-answer.js';
import { attributeValue, isNested, isRepeatable } from './attributes.js';
import { filledProperties } from './event-properties.js';
import type { TrackInput } from './track-input.js';
import { identify, type Identifier } from './user-mapping.js';

/** What one step adds to the arrays of a request. */
export type TrackObjects = Record<TrackArray, JsonObject[]>;

/** The objects of a step. `at`: when its turn came, as it is recorded; a repeat says the same. */
export function trackObjects(input: TrackInput, at: number): TrackObjects {
  const who = identify(input.user);
  if ('problem' in who) throw new Error('a user mapping is checked before it is used');
  const updateOnly = input.updateExistingOnly ?? undefined;
  const whom = { ...who, ...(updateOnly !== undefined && { _update_existing_only: updateOnly }) };
  const happening = ({ time, properties, appId }: TrackInput['events'][number] | TrackInput['purchases'][number]) => ({
    time: time || new Date(at).toISOString(),
    ...(Object.keys(properties).length > 0 && { properties: filledProperties(properties) }),
    ...(typeof appId === 'string' && { app_id: appId }),
  });
  return {
    attributes: attributesOf(input, who, whom),
    events: input.events.map((event) => ({ ...whom, name: event.name, ...happening(event) })),
    purchases: input.purchases.map((purchase) => ({
      ...whom,
      product_id: purchase.productId,
      currency: purchase.currency,
      price: purchase.price,
      quantity: purchase.quantity,
      ...happening(purchase),
    })),
  };
}

/** At most one object. What the workflow found empty is left out: a null would have Braze forget what it knows. */
function attributesOf(input: TrackInput, who: Identifier, whom: JsonObject): JsonObject[] {
  const own: JsonObject = subscriptionsOf(input);
  for (const [name, value] of Object.entries(input.attributes)) if (value !== null) own[name] = attributeValue(value);
  for (const name of input.removeAttributes) own[name] = null;
  // Events never make the user of an alias (event_object.md); attributes do, and Braze takes them first.
  const happens = input.events.length + input.purchases.length > 0;
  const mustMake = 'user_alias' in who && input.updateExistingOnly === false && happens;
  return Object.keys(own).length > 0 || mustMake ? [{ ...own, ...whom }] : [];
}

function subscriptionsOf({ subscriptions: { email, push, groups } }: TrackInput): JsonObject {
  const told = groups.map(({ id, state }) => ({ subscription_group_id: id, subscription_state: state }));
  return {
    ...(email && { email_subscribe: email }),
    ...(push && { push_subscribe: push }),
    ...(told.length > 0 && { subscription_groups: told }),
  };
}

/** Whether Braze ends up the same when it gets the step twice. It has no idempotency key: two events are two. */
export function mayRepeat({ attributes, events, purchases }: TrackInput): boolean {
  if (events.length + purchases.length > 0) return false;
  return Object.entries(attributes).every(([name, value]) => isRepeatable(name, value));
}

/**
 * Steps with an equal key share requests. One with nested attributes goes alone: should one of its values be invalid in a way
 * that no document says, Braze would drop the nested attributes of all the others, too, and call it a success.
 */
export function sharingKey({ user, attributes }: TrackInput): string {
  const isAlone = Object.entries(attributes).some(([name, value]) => isNested(name, value));
  return isAlone ? hash('sha256', JSON.stringify([user, attributes]), 'base64url') : '';
}
