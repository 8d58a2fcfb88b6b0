import { Injectable } from '@nestjs/common';
import type { ContactDeletion } from '@fanfare/contracts';
import { insertNew } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import { blankContact, contactKey, type Contact } from '../contact/contact.js';
import { snapshotOf } from '../contact/snapshot.js';

/** What is removed here; the rest is elsewhere. */
type Here = 'contacts' | 'identities' | 'changes' | 'starts' | 'announcements' | 'merges';
type Removed = Pick<ContactDeletion['removed'], Here>;

/** Every place in this service's database where something of a contact is. */
@Injectable()
export class RemainsStore {
  constructor(private readonly collections: Collections) {}

  /** Stands where the contact was, so that nothing that counts contacts changes. */
  async bury(workspace: string, placeholder: string, { type, createdAt }: Contact, at: number): Promise<void> {
    const stone = { ...blankContact(workspace, placeholder, createdAt), type, updatedAt: at };
    await insertNew(this.collections.contacts, [{ ...stone, state: 'deleted' as const, rev: 1, applied: [] }]);
  }

  /** By what runs and events were resolved to it, also after it was removed. */
  async starts(workspace: string, keys: readonly string[], placeholder: string): Promise<Set<string>> {
    const those = { contact: { $in: [...keys, contactKey(workspace, placeholder)] } };
    const ids = new Set<string>();
    for await (const { _id } of this.collections.starts.find(those, { projection: { _id: 1 } })) ids.add(_id);
    return ids;
  }

  /** How many there are of each kind. */
  async totals(workspace: string): Promise<{ live: number; deleted: number }> {
    const of = (state: Contact['state']) => this.collections.contacts.countDocuments({ workspace, state });
    const [live, deleted] = await Promise.all([of('live'), of('deleted')]);
    return { live, deleted };
  }

  /** Removes the contact's document as it was read; false when it has changed since, or is about to take another one. */
  async remove({ _id, rev }: Contact): Promise<boolean> {
    const { deletedCount } = await this.collections.contacts.deleteOne({ _id, rev });
    return deletedCount > 0;
  }

  /** Removes all else, of all names (`workspace/id`) that it had. Again it finds what came in between. */
  async clear(workspace: string, keys: readonly string[], placeholder: string): Promise<Removed> {
    const ids = keys.map((key) => key.slice(workspace.length + 1));
    const those = { $in: [...keys] };
    const identities = await this.collections.identities.find({ contact: { $in: ids } }).toArray();
    const own = identities.map(({ _id }) => _id).filter((key) => key.startsWith(`${workspace}/`));
    const nobody = JSON.stringify(snapshotOf(blankContact(workspace, placeholder, 0), () => ''));
    const counts = await Promise.all([
      this.collections.contacts.deleteMany({ _id: those }),
      this.collections.identities.deleteMany({ _id: { $in: own } }),
      this.collections.changes.deleteMany({ contact: those }),
      this.collections.outbox.deleteMany({ contact: those }),
      this.collections.merges.deleteMany({ workspace, survivor: { $in: ids } }),
      this.collections.merges.deleteMany({ workspace, loser: { $in: ids } }),
    ]);
    const starts = await this.collections.starts.updateMany(
      { contact: those },
      { $set: { snapshot: nobody, contact: contactKey(workspace, placeholder) } },
    );
    const [contacts = 0, names = 0, changes = 0, announcements = 0, into = 0, of = 0] = counts.map(
      ({ deletedCount }) => deletedCount,
    );
    return { contacts, identities: names, changes, starts: starts.modifiedCount, announcements, merges: into + of };
  }
}
