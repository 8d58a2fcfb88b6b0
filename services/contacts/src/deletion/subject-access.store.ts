import { Injectable } from '@nestjs/common';
import type { Collection, mongo } from 'mongoose';
import { z } from 'zod';
import type { ContactSnapshot, exportContact, Json, ReplyOf } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { Collections } from '../collections.store.js';
import { keysOfAll } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';
import { Snapshots } from '../contact/snapshots.js';

/** Changes, and starts, on one page: with long values still below what a message may hold. */
const pageSize = 200;

/** Behind which record of each kind a page begins; null: there are no more of it. */
const placeShape = z.object({ changes: z.string().nullable(), starts: z.string().nullable() });
type Place = z.infer<typeof placeShape>;

/** Everything that this service knows of a contact, for the contact. */
@Injectable()
export class SubjectAccess {
  constructor(
    private readonly collections: Collections,
    private readonly finder: Finder,
    private readonly snapshots: Snapshots,
  ) {}

  /** The first page says who it is; each one has more of what happened, by id of its record. */
  async page(workspace: string, id: string, after?: string): Promise<ReplyOf<typeof exportContact>> {
    const place = placeOf(after);
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    const those = { $in: keysOfAll(contact) };
    const documents = await this.collections.contacts.find({ _id: those }, { projection: { applied: 1 } }).toArray();
    const archived = await this.part(this.collections.changes, those, place.changes);
    const starts = await this.part(this.collections.starts, those, place.starts);
    const next = { changes: behind(archived), starts: behind(starts) };
    // What has not left their documents yet comes first: it may leave them before the last page, and is then told twice, not never.
    const causes = [...(after === undefined ? documents.flatMap(({ applied }) => applied) : []), ...archived];
    const [snapshot] = await this.snapshots.of([contact]);
    return {
      contact: snapshot as ContactSnapshot,
      createdAt: contact.createdAt,
      updatedAt: contact.updatedAt,
      identities: (await this.finder.references(workspace, id)).map((reference) => ({ ...reference })),
      devices: contact.anonymousIds,
      starts: starts.map(({ _id, at, snapshot: then }) => ({ run: _id, at, contact: JSON.parse(then) as Json })),
      changes: causes.flatMap(({ cause, source, at, rows }) =>
        rows.map(({ property, before, after: value }) => ({ property, before, value, source, cause, at })),
      ),
      next: next.changes === null && next.starts === null ? null : JSON.stringify(next),
    };
  }

  private async part<T extends { _id: string; contact: string }>(
    collection: Collection<T>,
    contact: { $in: string[] },
    after: string | null,
  ): Promise<T[]> {
    if (after === null) return [];
    const filter = { contact, _id: { $gt: after } } as unknown as mongo.Filter<T>;
    const found = await collection.find(filter).sort({ _id: 1 }).limit(pageSize).toArray();
    return found as unknown as T[];
  }
}

function behind(page: readonly { _id: string }[]): string | null {
  return page.length === pageSize ? (page.at(-1)?._id ?? null) : null;
}

function placeOf(after: string | undefined): Place {
  if (after === undefined) return { changes: '', starts: '' };
  try {
    return placeShape.parse(JSON.parse(after));
  } catch {
    const message = 'take `next` of the page before';
    throw new RequestRefused('Invalid', 'The export cannot go on there.', [{ path: 'after', message }]);
  }
}
