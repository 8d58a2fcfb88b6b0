import type { ActionEntry, JsonObject } from '@fanfare/contracts';

function action(name: string, properties: JsonObject, exits: readonly string[] = []): ActionEntry {
  return {
    name,
    title: name,
    summary: '',
    service: 'example',
    repeat: 'own',
    input: { type: 'object', properties },
    exits: Object.fromEntries(['Success', 'Failure', ...exits].map((exit) => [exit, {}])),
    timeoutMs: 30_000,
  };
}

/** Actions of services, as far as the examples of logic steps use them. */
export const sampleActions: ReadonlyMap<string, ActionEntry> = new Map(
  [
    action('ContactUpdate', { fields: { type: 'object' } }),
    action('ContactAddToList', { list: { type: 'string' } }),
    action('ContactCouponIssue', { offer: { type: 'string' }, quantity: { type: 'integer' } }, ['OfferLimitsExceeded']),
    action('LoyaltyAwardPoints', { points: { type: 'number' }, reason: { type: 'string' } }),
    action('HttpRequest', { method: { type: 'string' }, url: { type: 'string' }, body: {} }),
  ].map((entry) => [entry.name, entry]),
);
