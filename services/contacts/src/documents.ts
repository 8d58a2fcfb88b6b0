import type { ContactDeletion, ContactView, PropertyDefinition } from '@fanfare/contracts';
import type { Applied } from './contact/contact.js';

/** Who a run is about, recorded once. */
export interface Start {
  /** The run's id. */
  _id: string;
  /** The contact's `_id`. */
  contact: string;
  at: number;
  /** JSON: handed out again exactly as it was, and any property's name is fine in it. */
  snapshot: string;
}

/** A key and its contact, for good. `_id`: `workspace/kind/value`. */
export interface Identity {
  _id: string;
  contact: string;
}

export interface List {
  /** `workspace/id`. */
  _id: string;
  workspace: string;
  id: string;
  name: string;
  description: string;
  /** Null: this is a list. Otherwise the id of the list that is called so. */
  aliasOf: string | null;
  archivedAt: number | null;
  createdAt: number;
}

/** How many were on a list at the end of a day. `_id`: `workspace/list/day`. */
export interface ListDay {
  _id: string;
  /** `workspace/list`. */
  list: string;
  day: string;
  members: number;
}

/** A cause that has left its contact's document. `_id`: `contact/cause`. */
export interface Archived extends Applied {
  _id: string;
  contact: string;
}

/** A change of a contact whose events are to be published. `_id`: `contact/cause`. */
export interface Announcement {
  _id: string;
  /** The contact's `_id`. */
  contact: string;
  cause: string;
  at: number;
}

/** A property that somebody has defined. `_id`: `workspace/id`. */
export interface StoredDefinition extends Omit<PropertyDefinition, 'builtIn'> {
  _id: string;
  workspace: string;
}

/** A view that somebody keeps. `_id`: `workspace/id`; the filter is JSON, since names in it may hold dots and dollars. */
export interface StoredView extends Omit<ContactView, 'filter'> {
  _id: string;
  workspace: string;
  filter: string;
}

/** One contact merged into another. `_id`: `workspace/loser~n`, where n of its merges were undone before. */
export interface Merge {
  _id: string;
  workspace: string;
  loser: string;
  survivor: string;
  /** Who did it, as they are called, whatever that is; `identified` when a visitor turned out to be somebody known. */
  by: string;
  /** A person's or a program's word. Merges of before do not say (`is-by-hand.ts`). */
  byHand?: boolean;
  at: number;
  /** Fields whose value was chosen by hand. */
  choices: Record<string, 'survivor' | 'loser'>;
  /** `begun` and `undoing` are gone on with by whoever finds them. */
  state: 'begun' | 'done' | 'undoing' | 'undone';
}

/** A contact that was deleted. `_id`: a digest of the name (`workspace/id`) that it had. */
export interface Deletion {
  _id: string;
  workspace: string;
  placeholder: string;
  at: number;
  by: string;
  /**
   * `alias`: another name of one that was deleted. `removed`: to be looked after once more. `waiting`: it was, and others
   * still have something.
   */
  state: 'begun' | 'removed' | 'waiting' | 'done' | 'alias';
  /** When it came into its state, or somebody last went on with it: from then on it has to wait. */
  dueAt: number;
  /** Its names, until it is done. */
  keys: string[];
  /** By what else it was found, until then: `contactReferences`. Deletions of before have none. */
  who?: string[];
  /** Where not all of it is gone yet. */
  waitsFor?: string[];
  removed: ContactDeletion['removed'] | null;
}
