import type { ContactSnapshot } from '@fanfare/contracts';
import type { Contact } from '../contact/contact.js';

/** A segment as edits of contacts see it. */
export interface Segment {
  id: string;
  name: string;
  /** Contacts are still gone through for its condition: who fulfils it need not be in it yet. */
  filling: boolean;
  /** Meanwhile, too, workflows are told of everybody who comes or goes. */
  tellsAll: boolean;
  /** Whether a contact, as `data` says it is, belongs into it at an instant. */
  matches(data: ContactSnapshot, now: number): boolean;
}

/** The segments of a workspace. */
export interface Segments {
  all: readonly Segment[];
  /** What their conditions see of a contact. */
  dataOf(contact: Contact): ContactSnapshot;
}
