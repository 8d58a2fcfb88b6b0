import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import { insertNew } from '@fanfare/chassis';
import { ArchiveStore } from './archive.store.js';
import type { Contact, Edit, WithApplied } from './contact.js';

/** A contact's causes move to the archive once in so many writes: its document stays small, and most writes are one. */
const archiveEvery = 16;

/** Contacts, read many at once and written only as they were read: a write whose contact has changed since is lost. */
@Injectable()
export class ContactStore {
  constructor(
    private readonly collections: Collections,
    private readonly archive: ArchiveStore,
  ) {}

  /** Those that exist, by `_id`, without their causes. */
  async load(keys: readonly string[]): Promise<Map<string, Contact>> {
    if (keys.length === 0) return new Map();
    const found = await this.collections.contacts
      .find<Contact>({ _id: { $in: [...new Set(keys)] } }, { projection: { applied: 0 } })
      .toArray();
    return new Map(found.map((contact) => [contact._id, contact]));
  }

  async loadWithApplied(keys: readonly string[]): Promise<Map<string, Contact & WithApplied>> {
    if (keys.length === 0) return new Map();
    const found = await this.collections.contacts.find({ _id: { $in: [...new Set(keys)] } }).toArray();
    return new Map(found.map((contact) => [contact._id, contact]));
  }

  /** Writes edits; returns the `_id`s to read again and decide anew, because somebody else wrote (some of) them. */
  async write(edits: readonly Edit[]): Promise<string[]> {
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
