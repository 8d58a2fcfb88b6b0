import { referencesOfContact } from '@fanfare/contracts';
import { Unavailable } from '@fanfare/chassis';
import type { Requests } from './requests.js';

/** Merges and their undoing, one after the other, while somebody does what follows from the one before. */
const maxRounds = 20;

/** Who a contact is by now. */
export interface ContactNames {
  /** The id that it is known by. */
  own: string;
  /** Its other ones: of those who were merged into it. */
  others: readonly string[];
}

/**
 * Does what follows from who a contact is by now. Two may do so at once, and the one with the older answer may write last: so
 * it is asked again after the writing, and done anew until nothing has changed in between. Whoever writes last has
 * then asked last. Of nobody, because the contact is deleted, nothing follows.
 */
export async function withNamesOf(
  requests: Requests,
  { workspace, id }: { workspace: string; id: string },
  write: (names: ContactNames) => Promise<void>,
): Promise<void> {
  let names = await namesOf(requests, workspace, id);
  for (let round = 0; names !== null; round++) {
    if (round >= maxRounds) throw new Unavailable('A contact is being merged again and again.');
    await write(names);
    const now = await namesOf(requests, workspace, id);
    if (JSON.stringify(now) === JSON.stringify(names)) return;
    names = now;
  }
}

async function namesOf(requests: Requests, workspace: string, id: string): Promise<ContactNames | null> {
  const { references } = await requests.ask(referencesOfContact, { workspace, id });
  const [own, ...others] = references.flatMap((reference) => reference.id ?? []);
  return own === undefined ? null : { own, others: [...new Set(others)].filter((other) => other !== own) };
}
