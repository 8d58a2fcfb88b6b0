import type { Contact, Values } from '../contact/contact.js';

/** The contact as an alias of another one. What it was is kept with it, for whoever undoes that. */
export function leaving(contact: Contact, survivor: string): Contact {
  return { ...contact, ...nothing, state: 'merged', mergedInto: survivor, was: valuesOf(contact) };
}

export function valuesOf(contact: Contact): Values {
  const { type, email, mobile, firstName, lastName, avatarUrl, anonymousIds, tags, lists } = contact;
  const { segments, properties, did, tallies, asOf, search, absorbed } = contact;
  return {
    type,
    email,
    mobile,
    firstName,
    lastName,
    avatarUrl,
    anonymousIds,
    tags,
    lists,
    segments,
    properties,
    did,
    tallies,
    asOf,
    search,
    absorbed,
  };
}

/** What says nothing of anybody. What an alias was, and whom it had absorbed, nobody is found by. */
const nothing: Omit<Values, 'type' | 'absorbed'> = {
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
  search: [],
};
