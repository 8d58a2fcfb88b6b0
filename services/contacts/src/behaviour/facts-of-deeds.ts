import type { Contact } from '../contact/contact.js';
import { tallyOf, type Fact } from '../contact/fact.js';
import { lastSeen, scorePrefix } from './behaviour-of.js';
import type { Deeds } from './deeds-of.js';

/** A set remembers so many; then the one that was added first goes. */
const maxInSet = 200;
/** When somebody was last seen is noted no finer than this: nobody looks for it in minutes, and each time is a write. */
const seenEveryMs = 3_600_000;

/** What of it the contact's document does not say yet. */
export function factsOfDeeds(contact: Contact, { at, gained, lost, score, present }: Deeds): Fact[] {
  const fresh = gained.filter((one) => !contact.did.includes(one));
  const did = (name: string, value: boolean): Fact => ({ kind: 'did', name, value });
  const best = score && { name: `${scorePrefix}${score.card}`, value: score.value };
  const better =
    best && (!contact.tallies.some(({ name }) => name === best.name) || tallyOf(contact, best.name) < best.value);
  const seen = present && at >= tallyOf(contact, lastSeen) + seenEveryMs;
  return [
    ...fresh.map((name) => did(name, true)),
    ...fresh.flatMap((name) => tooMany(contact, name)).map((name) => did(name, false)),
    ...lost.map((name) => did(name, false)),
    ...(best && better ? [{ kind: 'tallies', ...best, always: true } as const] : []),
    ...(seen ? [{ kind: 'tallies', name: lastSeen, value: at, always: true } as const] : []),
  ];
}

export function factOfCount(contact: Contact, count: string): Fact {
  return { kind: 'tallies', name: count, value: tallyOf(contact, count) + 1, always: true };
}

function tooMany({ did }: Contact, added: string): string[] {
  const set = added.slice(0, added.indexOf('/') + 1);
  const same = did.filter((one) => one.startsWith(set));
  return same.length >= maxInSet ? same.slice(0, 1) : [];
}
