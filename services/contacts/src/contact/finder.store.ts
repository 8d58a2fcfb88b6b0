import { Injectable } from '@nestjs/common';
import type { ContactRef } from '@fanfare/contracts';
import { Collections } from '../collections.store.js';
import { IdentityStore } from '../identity/identity.store.js';
import { identityKey, refOfKey } from '../identity/keys.js';
import { listIdOf } from '../lists/list-id.js';
import { contactKey, type Contact } from './contact.js';
import { ContactStore } from './contact.store.js';
import { searchTerm } from './search-terms.js';

export interface Wanted {
  workspace: string;
  search?: string | undefined;
  /** A list's id or its name. */
  list?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Looks contacts up for people. */
@Injectable()
export class Finder {
  constructor(
    private readonly collections: Collections,
    private readonly contacts: ContactStore,
    private readonly identities: IdentityStore,
  ) {}

  /** By its id, or by an id of the hub's that it is also known by. */
  async get(workspace: string, id: string): Promise<Contact | null> {
    const own = await this.contacts.load([contactKey(workspace, id)]);
    const found = own.get(contactKey(workspace, id));
    if (found) return found;
    const alias = identityKey(workspace, 'id', id);
    const owner = (await this.identities.owners([alias])).get(alias);
    if (owner === undefined) return null;
    const key = contactKey(workspace, owner);
    return (await this.contacts.load([key])).get(key) ?? null;
  }

  /** By what events may have named a contact, now or before: a reference for each. */
  async references(workspace: string, id: string): Promise<ContactRef[]> {
    const contact = await this.get(workspace, id);
    if (!contact) return [];
    const keys = await this.identities.of(workspace, contact.id);
    return [{ id: contact.id }, ...keys.flatMap((key) => refOfKey(workspace, key) ?? [])];
  }

  /** A page in the order of ids, and the cursor of the next one. */
  async find({
    workspace,
    search,
    list,
    after = '',
    limit,
  }: Wanted): Promise<{ contacts: Contact[]; next: string | null }> {
    const term = search === undefined ? '' : searchTerm(search);
    const filter = {
      workspace,
      // By range, not by pattern: nothing to escape, and an index can serve it. '0' is what follows '/'.
      _id: { $gt: contactKey(workspace, after), $lt: `${workspace}0` },
      ...(term === '' ? {} : { search: { $elemMatch: { $gte: term, $lt: `${term}\uffff` } } }),
      ...(list === undefined ? {} : { lists: { $in: [list, listIdOf(list)] } }),
    };
    const found = await this.collections.contacts
      .find<Contact>(filter, { projection: { applied: 0 } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const contacts = found.slice(0, limit);
    return { contacts, next: found.length > limit ? (contacts.at(-1)?.id ?? null) : null };
  }
}
