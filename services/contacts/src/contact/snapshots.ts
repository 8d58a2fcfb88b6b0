import { Injectable } from '@nestjs/common';
import type { ContactSnapshot } from '@fanfare/contracts';
import { ListStore } from '../lists/list.store.js';
import { contactKey, type Contact } from './contact.js';
import { snapshotOf } from './snapshot.js';

/** Contacts as everybody else sees them. */
@Injectable()
export class Snapshots {
  constructor(private readonly lists: ListStore) {}

  async of(contacts: readonly Contact[]): Promise<ContactSnapshot[]> {
    await this.lists.remember(contacts.flatMap(({ workspace, lists }) => lists.map((id) => contactKey(workspace, id))));
    return contacts.map((contact) => snapshotOf(contact, (id) => this.lists.nameOf(contact.workspace, id)));
  }
}
