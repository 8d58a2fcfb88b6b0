import type { Contact } from '../api/shapes.js';
import { words } from '../text/words.js';

/** What to call somebody: their name, else their address, else that they have none. */
export function nameOf({ firstName, lastName, email }: Pick<Contact, 'firstName' | 'lastName' | 'email'>): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email || words.contacts.noName;
}
