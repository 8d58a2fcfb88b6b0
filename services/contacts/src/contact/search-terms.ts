import type { Contact } from './contact.js';

/** What a contact is found by, in the spelling of a search: each term is matched from its beginning. */
export function searchTerms({
  email,
  mobile,
  firstName,
  lastName,
}: Pick<Contact, 'email' | 'mobile' | 'firstName' | 'lastName'>): string[] {
  const full = [firstName, lastName].filter(Boolean).join(' ');
  const terms = [email, mobile, firstName, lastName, full].flatMap((term) => (term ? [searchTerm(term)] : []));
  return [...new Set(terms)];
}

/** A search as the terms are spelt. A number is compared by its digits, as it is stored. */
export function searchTerm(text: string): string {
  const term = text.trim().toLowerCase();
  return /^\+?[\d\s().-]+$/.test(term) ? term.replace(/[\s().-]/g, '') : term;
}
