import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@fanfare/contracts';
import { Collections, type Archived } from '../collections.store.js';
import { insertNew } from '@fanfare/chassis';
import type { Applied } from './contact.js';

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

  /** What steps were answered, by `archivedId`; those that are not here are not in the answer. */
  async outcomes(ids: readonly string[]): Promise<Map<string, JsonObject>> {
    if (ids.length === 0) return new Map();
    const found = await this.collections.changes
      .find({ _id: { $in: [...ids] } }, { projection: { outcome: 1 } })
      .toArray();
    return new Map(found.map(({ _id, outcome }) => [_id, outcome ?? {}]));
  }

  /** The newest causes of a contact, from its document and from here, newest first. */
  async history(contact: string): Promise<Applied[]> {
    const document = await this.collections.contacts.findOne({ _id: contact }, { projection: { applied: 1 } });
    const archived: Archived[] = await this.collections.changes
      .find({ contact })
      .sort({ at: -1 })
      .limit(historyLength)
      .toArray();
    const byCause = new Map<string, Applied>(
      [...(document?.applied ?? []), ...archived].map((entry) => [entry.cause, entry]),
    );
    return [...byCause.values()].sort((a, b) => b.at - a.at);
  }
}

export function archivedId(contact: string, cause: string): string {
  return `${contact}/${cause}`;
}
