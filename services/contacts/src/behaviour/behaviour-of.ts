import { behaviourCountNames, behaviourSetNames, type JsonObject } from '@fanfare/contracts';
import type { Contact } from '../contact/contact.js';
import { tallyOf } from '../contact/fact.js';

/** Under these names the best score on a card is kept, and when the contact was last seen. */
export const scorePrefix = 'score/';
export const lastSeen = 'lastSeenAt';

/** What a contact has done and has, by the names that conditions have for it; what there is nothing of is left out. */
export function behaviourOf({ did, tallies }: Pick<Contact, 'did' | 'tallies'>): JsonObject {
  const sets = behaviourSetNames.flatMap((set) => {
    const prefix = `${set}/`;
    const ids = did.flatMap((one) => (one.startsWith(prefix) ? [one.slice(prefix.length)] : []));
    return ids.length > 0 ? [[set, ids] as const] : [];
  });
  const scores = tallies.flatMap(({ name, value }) =>
    name.startsWith(scorePrefix) ? [[name.slice(scorePrefix.length), value] as const] : [],
  );
  return {
    ...Object.fromEntries(sets),
    ...(behaviourCountNames.some((name) => tallyOf({ tallies }, name) > 0) && { counts: countsOf({ tallies }) }),
    ...(scores.length > 0 && { scores: Object.fromEntries(scores) }),
  };
}

export function countsOf(contact: Pick<Contact, 'tallies'>): Record<string, number> {
  return Object.fromEntries(behaviourCountNames.map((name) => [name, tallyOf(contact, name)]));
}
