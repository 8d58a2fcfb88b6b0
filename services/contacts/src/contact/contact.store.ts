import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import { insertNew } from '@fanfare/chassis';
import { ArchiveStore } from './archive.store.js';
import { announcementsOf } from '../telling/announcement.js';
import { OutboxStore } from '../telling/outbox.store.js';
import { asStored, contactKey, type Contact, type Edit, type WithApplied } from './contact.js';

/** A contact's causes move to the archive once in so many writes: its document stays small, and most writes are one. */
const archiveEvery = 16;

/** A contact to be changed by a step that may have been done already. */
export interface Loaded extends WithApplied {
  contact: Contact;
  /** The `_id`s under which its steps may have been recorded. */
  keys: string[];
}

/** Contacts, read many at once and written only as they were read: a write whose contact has changed since is lost. */
@Injectable()
export class ContactStore {
  constructor(
    private readonly collections: Collections,
    private readonly archive: ArchiveStore,
    private readonly outbox: OutboxStore,
  ) {}

  /** Those that exist, by the `_id` asked for, without their causes; of one that was merged the contact that it is now. */
  async load(keys: readonly string[]): Promise<Map<string, Contact>> {
    const paths = await this.paths<Contact>(keys, { applied: 0 });
    return new Map([...paths].map(([key, { last }]) => [key, last]));
  }

  /** The same with what was done to them; to one that was merged also under the names that it was known by. */
  async loadWithApplied(keys: readonly string[]): Promise<Map<string, Loaded>> {
    const paths = await this.paths<Contact & WithApplied>(keys, {});
    return new Map(
      [...paths].map(
        ([
          key,
          {
            path,
            last: { applied: _applied, ...contact },
          },
        ]) => [key, { contact, applied: path.flatMap(({ applied }) => applied), keys: path.map(({ _id }) => _id) }],
      ),
    );
  }

  /** Exactly those documents, merged or not. */
  async raw(keys: readonly string[]): Promise<Map<string, Contact & WithApplied>> {
    if (keys.length === 0) return new Map();
    const found = await this.collections.contacts.find({ _id: { $in: [...new Set(keys)] } }).toArray();
    return new Map(found.map((contact) => [contact._id, asStored(contact)]));
  }

  /** From each contact to the one that it is now. */
  private async paths<C extends Contact>(
    keys: readonly string[],
    projection: object,
  ): Promise<Map<string, { path: C[]; last: C }>> {
    const known = new Map<string, C>();
    for (let wanted = [...new Set(keys)]; wanted.length > 0;) {
      const found = await this.collections.contacts.find<C>({ _id: { $in: wanted } }, { projection }).toArray();
      // A placeholder is nobody.
      for (const contact of found) if (contact.state !== 'deleted') known.set(contact._id, asStored(contact));
      wanted = [...new Set(found.flatMap((contact) => survivorKey(contact) ?? []))].filter((key) => !known.has(key));
    }
    const paths = new Map<string, { path: C[]; last: C }>();
    for (const key of keys) {
      const path: C[] = [];
      for (let at = known.get(key); at; at = known.get(survivorKey(at) ?? '')) path.push(at);
      const last = path.at(-1);
      if (last) paths.set(key, { path, last });
    }
    return paths;
  }

  /** Writes edits; returns the `_id`s to read again and decide anew, because somebody else wrote (some of) them. */
  async write(edits: readonly Edit[]): Promise<string[]> {
    await this.outbox.announce(edits.flatMap((edit) => announcementsOf(edit, Date.now())));
    const fresh = edits.filter(({ contact }) => contact.rev === 0);
    const known = edits.filter(({ contact }) => contact.rev > 0);
    const [inserted, updated] = await Promise.all([this.insert(fresh), this.update(known)]);
    const due = edits.filter(({ contact }) => (contact.rev + 1) % archiveEvery === 0);
    await this.archive.archive(due.map(({ contact }) => contact._id));
    return [...inserted, ...updated];
  }

  private async insert(edits: readonly Edit[]): Promise<string[]> {
    if (edits.length === 0) return [];
    const documents = edits.map(({ contact, applied }) => ({ ...contact, rev: 1, applied }));
    const there = await insertNew(this.collections.contacts, documents);
    return there.map((index) => documents[index]?._id ?? '');
  }

  private async update(edits: readonly Edit[]): Promise<string[]> {
    if (edits.length === 0) return [];
    const operations = edits.map(({ contact: { _id, rev, ...values }, applied }) => ({
      updateOne: {
        filter: { _id, rev },
        update: { $set: { ...values, rev: rev + 1 }, $push: { applied: { $each: applied } } },
      },
    }));
    const { matchedCount } = await this.collections.contacts.bulkWrite(operations, { ordered: false });
    // A bulk write says how many were lost, not which. Deciding anew about one that was not lost changes nothing.
    return matchedCount === edits.length ? [] : edits.map(({ contact }) => contact._id);
  }
}

function survivorKey({ workspace, mergedInto }: Contact): string | null {
  return mergedInto === null ? null : contactKey(workspace, mergedInto);
}
