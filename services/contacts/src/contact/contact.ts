import type { Json, JsonObject } from '@fanfare/contracts';
import { contactTypes, type ContactType } from './contact-type.js';

export type CoreField = 'email' | 'mobile' | 'firstName' | 'lastName';
export const coreFields: readonly string[] = ['email', 'mobile', 'firstName', 'lastName'] satisfies CoreField[];

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
  /** Devices this contact was seen with, newest last. */
  anonymousIds: string[];
  tags: string[];
  /** Ids of the lists the contact is on. */
  lists: string[];
  properties: { name: string; value: Json }[];
  /** The instant of the cause of each value, absent ones included: what a late change is measured against. */
  asOf: { key: string; at: number }[];
  /** What a search by prefix looks at. */
  search: string[];
  /** Counts the writes: the guard of the next one. */
  rev: number;
  createdAt: number;
  updatedAt: number;
}

/** What a contact's document holds besides: its newest causes. Written together with their effect, archived later. */
export interface WithApplied {
  applied: Applied[];
}

/** One cause (a step, a run's event, a person's edit), its effect on one contact, and what its step was answered. */
export interface Applied {
  cause: string;
  source: string;
  at: number;
  outcome: JsonObject | null;
  rows: Row[];
}

/** One change of one property. */
export interface Row {
  property: string;
  before: Json;
  after: Json;
}

/** A contact as it is to be, guarded by the `rev` it was read with, and the causes that made it so. */
export interface Edit extends WithApplied {
  contact: Contact;
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
    anonymousIds: [],
    tags: [],
    lists: [],
    properties: [],
    asOf: [],
    search: [],
    rev: 0,
    createdAt: at,
    updatedAt: at,
  };
}

export function contactKey(workspace: string, id: string): string {
  return `${workspace}/${id}`;
}
