import type { ContactRef } from '@fanfare/contracts';

/** From knowing nobody to knowing an account; a contact only ever moves to the right. */
export const contactTypes = ['Anonymous', 'Identified', 'Authenticated'] as const;
export type ContactType = (typeof contactTypes)[number];

export function higherType(a: ContactType, b: ContactType): ContactType {
  return contactTypes.indexOf(a) >= contactTypes.indexOf(b) ? a : b;
}

/** What a reference says about its contact's type: an address or a name makes a visitor somebody. */
export function typeOf(ref: ContactRef): ContactType {
  const named = ref.email ?? ref.mobile ?? ref.firstName ?? ref.lastName;
  return higherType(ref.type ?? 'Anonymous', named === undefined ? 'Anonymous' : 'Identified');
}
