import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import { insertNew } from '@fanfare/chassis';
import type { Ownership } from './who.js';

/**
 * Whose an address, a device, a number, a hub's id is: insert-or-get, and never changed after. So a contact may be given
 * an address only after this says that it is its own, and no two can have one.
 */
@Injectable()
export class IdentityStore {
  constructor(private readonly collections: Collections) {}

  /** The owners of those keys that have one. */
  async owners(keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const found = await this.collections.identities.find({ _id: { $in: [...keys] } }).toArray();
    return new Map(found.map(({ _id, contact }) => [_id, contact]));
  }

  /** The keys of contacts. */
  async of(workspace: string, contacts: readonly string[]): Promise<string[]> {
    const found = await this.collections.identities.find({ contact: { $in: [...contacts] } }).toArray();
    return found.map(({ _id }) => _id).filter((key) => key.startsWith(`${workspace}/`));
  }

  /** Gives up those of the keys that belong to contacts (`workspace/id`) that were deleted. */
  async release(keys: readonly string[], gone: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const contacts = gone.map((key) => key.slice(key.indexOf('/') + 1));
    await this.collections.identities.deleteMany({ _id: { $in: [...keys] }, contact: { $in: contacts } });
  }

  /** Takes keys; returns the owners of those that were taken already (by whomever). */
  async claim(claims: readonly Omit<Ownership, 'kind'>[]): Promise<Map<string, string>> {
    if (claims.length === 0) return new Map();
    const documents = claims.map(({ key, contact }) => ({ _id: key, contact }));
    const there = await insertNew(this.collections.identities, documents);
    return this.owners(there.map((index) => claims[index]?.key ?? ''));
  }
}
