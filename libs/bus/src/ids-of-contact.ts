import { referencesOfContact } from '@fanfare/contracts';
import type { Requests } from './requests.js';

/**
 * All ids of a contact, the asked one among them. What is kept of a contact stands under the id that it had then: contacts that
 * were joined since have several. Of one whom nobody knows only the id itself.
 */
export async function idsOfContact(requests: Requests, workspace: string, id: string): Promise<string[]> {
  const { references } = await requests.ask(referencesOfContact, { workspace, id });
  return [...new Set([id, ...references.flatMap((reference) => reference.id ?? [])])];
}
