import type { Json, JsonObject } from '@fanfare/contracts';
import { contactTypes, type ContactType } from './contact-type.js';
import type { Fact } from './fact.js';

export type CoreField = 'email' | 'mobile' | 'firstName' | 'lastName' | 'avatarUrl';
export const coreFields: readonly string[] = [
  'email',
  'mobile',
  'firstName',
  'lastName',
  'avatarUrl',
] satisfies CoreField[];

/**
 * A contact as it is stored. What has names that people choose is kept as pairs, not as keys of an object: a name may
 * then hold dots and dollars, and one index serves every property.
 */
export interface Contact {
  /** `workspace/id`. */
  _id: string;
  workspace: string;
  id: string;
  type: ContactType;
  email: string | null;
  mobile: string | null;
  firstName: string | null;
  lastName: string | null;
  /** Where the contact's picture is. */
  avatarUrl: string | null;
  /** Devices this contact was seen with, newest last. */
  anonymousIds: string[];
  tags: string[];
  /** Ids of the lists the contact is on. */
  lists: string[];
  /** Ids of the segments the contact is in: computed from the rest whenever that changes. */
  segments: string[];
  properties: { name: string; value: Json }[];
  /** What it has done and has, as `set/id` (`sites/main`): one index serves every set. */
  did: string[];
  /** What is counted of it, its best scores (`score/card`), and when it was last seen. */
  tallies: { name: string; value: number }[];
  /** The instant of the cause of each value, absent ones included: what a late change is measured against. */
  asOf: { key: string; at: number }[];
  /**
   * `merged`: it is another contact's now, and that one is meant by whoever names it. Then and when `deleted` it has no
   * values, so that no filter finds it.
   */
  state: 'live' | 'merged' | 'deleted';
  /** The id of the contact that it was merged into. */
  mergedInto: string | null;
  /** Ids of contacts that were merged into it, those merged into these included ... */
  absorbed: string[];
  /** ... and of those that are about to be: until they are, it is merged into nobody itself. */
  absorbing: string[];
  /** How often its merges were undone: a later merge of it is another one. */
  unmerged: number;
  /** What it was when it was merged, for whoever undoes that. */
  was: Values | null;
  /** What a search by prefix looks at. */
  search: string[];
  /** Counts the writes: the guard of the next one. */
  rev: number;
  createdAt: number;
  updatedAt: number;
}

/** Everything that a contact says of somebody: whatever is not about the document itself, so that nothing can be left out. */
export type Values = Omit<
  Contact,
  | '_id'
  | 'workspace'
  | 'id'
  | 'state'
  | 'mergedInto'
  | 'absorbing'
  | 'unmerged'
  | 'was'
  | 'rev'
  | 'createdAt'
  | 'updatedAt'
>;

/** What a contact's document holds besides: its newest causes. Written together with their effect, archived later. */
export interface WithApplied {
  applied: Applied[];
}

/** One cause (a step, a run's event, a person's edit), its effect on one contact, and what its step was answered. */
export interface Applied extends Recorded {
  cause: string;
  at: number;
}

/** What is known of a cause that has had its effect: enough to answer its step again, and to tell its events again. */
export interface Recorded {
  source: string;
  outcome: JsonObject | null;
  /** Why the contact, as it was, could not be changed so. */
  refusal?: { code: string; message: string };
  rows: Row[];
}

/** One change of one property. */
export interface Row {
  /** What of a contact it is: a name alone does not tell, a property may be called `type`. */
  kind: Fact['kind'] | 'type' | 'segments';
  /** As the history shows it. */
  property: string;
  /** The list's id, when it is a list that was joined or left. */
  list?: string;
  /** The segment's, when it is one that was entered or left. */
  segment?: string;
  /** For the type: null when there was no such contact before. */
  before: Json;
  after: Json;
}

/** What is known of a contact. What it does and gets is none of it. */
export const kindsOfThem = ['type', 'core', 'properties', 'tags', 'lists', 'segments'] as const satisfies Row['kind'][];
type KindOfThem = (typeof kindsOfThem)[number];

export function isOfThem<R extends Pick<Row, 'kind'>>(row: R): row is R & { kind: KindOfThem } {
  return kindsOfThem.some((kind) => kind === row.kind);
}

/** A contact as it is to be, guarded by the `rev` it was read with, and the causes that made it so. */
export interface Edit extends WithApplied {
  contact: Contact;
  /** Those of the causes whose events are published by us. */
  tells?: string[];
}

/** A contact nobody has said anything about yet. `rev` 0: it is not stored. */
export function blankContact(workspace: string, id: string, at: number): Contact {
  return {
    _id: contactKey(workspace, id),
    workspace,
    id,
    type: contactTypes[0],
    email: null,
    mobile: null,
    firstName: null,
    lastName: null,
    avatarUrl: null,
    anonymousIds: [],
    tags: [],
    lists: [],
    segments: [],
    properties: [],
    did: [],
    tallies: [],
    asOf: [],
    ...unrelated,
    search: [],
    rev: 0,
    createdAt: at,
    updatedAt: at,
  };
}

/** A contact as the database has it, with what it did not say of anybody yet when it was written. */
export function asStored<C extends Contact>(contact: C): C {
  return { ...contact, segments: contact.segments ?? [], did: contact.did ?? [], tallies: contact.tallies ?? [] };
}

export function contactKey(workspace: string, id: string): string {
  return `${workspace}/${id}`;
}

/**
 * The identity of what a cause did to one contact. A cause alone has none: events of two workspaces may have one id, and one
 * thing, a game, say, may be done by two contacts.
 */
export function causeKey({ contact, cause }: { contact: string; cause: string }): string {
  return `${contact}/${cause}`;
}

const unrelated = {
  state: 'live',
  mergedInto: null,
  absorbed: [],
  absorbing: [],
  unmerged: 0,
  was: null,
} satisfies Partial<Contact>;

/** Whether an id is one of the contact's: its own, or that of one that was merged into it. */
export function isIdOf({ id, absorbed }: Pick<Contact, 'id' | 'absorbed'>, one: string): boolean {
  return one === id || absorbed.includes(one);
}

/** The `_id`s of a contact and of all that were merged into it. */
export function keysOfAll({ workspace, id, absorbed }: Contact): string[] {
  return [id, ...absorbed].map((each) => contactKey(workspace, each));
}
