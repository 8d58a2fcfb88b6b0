import { Injectable } from '@nestjs/common';
import type { ContactRef } from '@fanfare/contracts';
import { IdentityStore } from '../identity/identity.store.js';
import { identityKey, refOfKey } from '../identity/keys.js';
import { contactKey, type Contact } from './contact.js';
import { ContactStore } from './contact.store.js';

/** Looks contacts up for people. */
@Injectable()
export class Finder {
  constructor(
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
    const ids = [contact.id, ...contact.absorbed];
    const keys = await this.identities.of(workspace, ids);
    return [...ids.map((each) => ({ id: each })), ...keys.flatMap((key) => refOfKey(workspace, key) ?? [])];
  }
}
