import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import type { Archived } from '../documents.js';
import { insertNew } from '@fanfare/chassis';
import {
  causeKey,
  isOfThem,
  kindsOfThem,
  type Applied,
  type Contact,
  type Recorded,
  type WithApplied,
} from './contact.js';

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
      applied.map((entry) => ({ _id: causeKey({ contact: _id, cause: entry.cause }), contact: _id, ...entry })),
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

  /** What was recorded of steps, by `causeKey`; those that are not here are not in the answer. */
  async records(wanted: readonly { contact: string; cause: string }[]): Promise<Map<string, Recorded>> {
    if (wanted.length === 0) return new Map();
    const found = await this.collections.changes.find({ _id: { $in: wanted.map(causeKey) } }).toArray();
    return new Map(found.map((entry) => [entry._id, entry]));
  }

  /** Causes, by `causeKey`, from their contacts' documents and from here; those that have had no effect are not in the answer. */
  async causes(wanted: readonly { contact: string; cause: string }[]): Promise<Map<string, Applied>> {
    if (wanted.length === 0) return new Map();
    const keys = new Set(wanted.map(causeKey));
    const documents = await this.collections.contacts
      .find({ _id: { $in: [...new Set(wanted.map(({ contact }) => contact))] } }, { projection: { applied: 1 } })
      .toArray();
    const current = documents.flatMap(byKey).filter(([key]) => keys.has(key));
    const archived = await this.collections.changes.find({ _id: { $in: [...keys] } }).toArray();
    return new Map([...archived.map((entry) => [entry._id, entry] as const), ...current]);
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
    return [...together(documents, archived).values()].sort((a, b) => b.at - a.at);
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
    return [...together(documents, archived).values()]
      .filter((entry) => entry.rows.some(isOfThem) && (after === null || inOrder(after, entry) < 0))
      .sort(inOrder)
      .slice(0, limit);
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

/** What a document holds of causes. */
type Holder = Pick<Contact & WithApplied, '_id' | 'applied'>;

function byKey({ _id, applied }: Holder): [string, Applied][] {
  return applied.map((entry) => [causeKey({ contact: _id, cause: entry.cause }), entry]);
}

/** Each once: what is being moved is in both. */
function together(documents: readonly Holder[], archived: readonly Archived[]): Map<string, Applied> {
  return new Map([...documents.flatMap(byKey), ...archived.map((entry) => [entry._id, entry] as const)]);
}
