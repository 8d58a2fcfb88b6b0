import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import type { Archived } from '../documents.js';
import { insertNew } from '@fanfare/chassis';
import { isOfThem, kindsOfThem, type Applied, type Recorded } from './contact.js';

/** Changes that a history shows. */
const historyLength = 500;

/**
 * Causes that have left their contact's document. A cause is first stored here and only then taken out there, so it is
 * always in at least one of the two; whoever looks must look at the document first and here second.
 */
@Injectable()
export class ArchiveStore {
  constructor(private readonly collections: Collections) {}

  async archive(contacts: readonly string[]): Promise<void> {
    if (contacts.length === 0) return;
    const found = await this.collections.contacts
      .find({ _id: { $in: [...contacts] } }, { projection: { applied: 1 } })
      .toArray();
    const full = found.filter(({ applied }) => applied.length > 0);
    if (full.length === 0) return;
    const moved = full.flatMap(({ _id, applied }) =>
      applied.map((entry) => ({ _id: archivedId(_id, entry.cause), contact: _id, ...entry })),
    );
    await insertNew(this.collections.changes, moved);
    await this.collections.contacts.bulkWrite(
      full.map(({ _id, applied }) => ({
        updateOne: {
          filter: { _id },
          update: { $pull: { applied: { cause: { $in: applied.map(({ cause }) => cause) } } } },
        },
      })),
      { ordered: false },
    );
  }

  /** What was recorded of steps, by step; those that are not here are not in the answer. */
  async records(wanted: readonly { contact: string; cause: string }[]): Promise<Map<string, Recorded>> {
    if (wanted.length === 0) return new Map();
    const ids = wanted.map(({ contact, cause }) => archivedId(contact, cause));
    const found = await this.collections.changes.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map((entry) => [entry.cause, entry]));
  }

  /** Causes, by themselves, from their contacts' documents and from here; those that have had no effect are not in the answer. */
  async causes(wanted: readonly { contact: string; cause: string }[]): Promise<Map<string, Applied>> {
    if (wanted.length === 0) return new Map();
    const causes = new Set(wanted.map(({ cause }) => cause));
    const documents = await this.collections.contacts
      .find({ _id: { $in: [...new Set(wanted.map(({ contact }) => contact))] } }, { projection: { applied: 1 } })
      .toArray();
    const current = documents.flatMap(({ applied }) => applied.filter(({ cause }) => causes.has(cause)));
    const archived = await this.collections.changes
      .find({ _id: { $in: wanted.map(({ contact, cause }) => archivedId(contact, cause)) } })
      .toArray();
    return new Map([...archived, ...current].map((entry) => [entry.cause, entry]));
  }

  /** The newest causes of contacts, from their documents and from here, newest first. */
  async history(contacts: readonly string[], property?: string): Promise<Applied[]> {
    const documents = await this.collections.contacts
      .find({ _id: { $in: [...contacts] } }, { projection: { applied: 1 } })
      .toArray();
    const archived: Archived[] = await this.collections.changes
      .find({ contact: { $in: [...contacts] }, ...(property !== undefined && { 'rows.property': property }) })
      .sort({ at: -1 })
      .limit(historyLength)
      .toArray();
    const byCause = new Map<string, Applied>(
      [...documents.flatMap(({ applied }) => applied), ...archived].map((entry) => [entry.cause, entry]),
    );
    return [...byCause.values()].sort((a, b) => b.at - a.at);
  }

  /** Causes that changed what is known of contacts, newest first, behind one. */
  async page(contacts: readonly string[], after: Place | null, limit: number): Promise<Applied[]> {
    const documents = await this.collections.contacts
      .find({ _id: { $in: [...contacts] } }, { projection: { applied: 1 } })
      .toArray();
    const beyond = after && {
      at: { $lte: after.at },
      $or: [{ at: { $lt: after.at } }, { cause: { $lt: after.cause } }],
    };
    const archived: Archived[] = await this.collections.changes
      .find({ contact: { $in: [...contacts] }, 'rows.kind': { $in: [...kindsOfThem] }, ...beyond })
      .sort({ at: -1, cause: -1 })
      .limit(limit)
      .toArray();
    const current = documents
      .flatMap(({ applied }) => applied)
      .filter((entry) => entry.rows.some(isOfThem) && (after === null || inOrder(after, entry) < 0));
    const byCause = new Map<string, Applied>([...current, ...archived].map((entry) => [entry.cause, entry]));
    return [...byCause.values()].sort(inOrder).slice(0, limit);
  }
}

/** Where a page ended. */
export interface Place {
  at: number;
  cause: string;
}

function inOrder(a: Place, b: Place): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.cause === b.cause) return 0;
  return a.cause < b.cause ? 1 : -1;
}

function archivedId(contact: string, cause: string): string {
  return `${contact}/${cause}`;
}
