import { Injectable } from '@nestjs/common';
import type { Collection, mongo } from 'mongoose';
import { z } from 'zod';
import type { ContactSnapshot, exportContact, Json, ReplyOf } from '@fanfare/contracts';
import { pageOf, RequestRefused, type Page } from '@fanfare/bus';
import { Collections } from '../collections.store.js';
import { causeKey, keysOfAll, type Applied } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';
import { Snapshots } from '../contact/snapshots.js';
import type { Start } from '../documents.js';

/** Records on one page; less where they would not fit into an answer. */
const pageSize = 200;

/**
 * What is told, in this order: a change may leave its contact's document for the archive before the last page, and is then told
 * twice, not never.
 */
const kinds = ['newest changes', 'archived changes', 'starts'] as const;
/** Behind which record of which kind a page begins. */
const placeShape = z.object({ of: z.enum(kinds), after: z.string() });
type Place = z.infer<typeof placeShape>;

type Told = Page<Applied | Start>;

/** Everything that this service knows of a contact, for the contact. */
@Injectable()
export class SubjectAccess {
  constructor(
    private readonly collections: Collections,
    private readonly finder: Finder,
    private readonly snapshots: Snapshots,
  ) {}

  /** Each page says who it is, and more of what happened. */
  async page(workspace: string, id: string, after?: string): Promise<ReplyOf<typeof exportContact>> {
    const place = placeOf(after);
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    const { items, next } = await this.told(place, keysOfAll(contact));
    const [snapshot] = await this.snapshots.of([contact]);
    return {
      contact: snapshot as ContactSnapshot,
      createdAt: contact.createdAt,
      updatedAt: contact.updatedAt,
      identities: (await this.finder.references(workspace, id)).map((reference) => ({ ...reference })),
      devices: contact.anonymousIds,
      starts: items.flatMap((item) =>
        'snapshot' in item ? [{ run: item._id, at: item.at, contact: JSON.parse(item.snapshot) as Json }] : [],
      ),
      changes: items.flatMap((item) => ('rows' in item ? changesOf(item) : [])),
      next: nextOf(place, next),
    };
  }

  private told({ of, after }: Place, keys: readonly string[]): Promise<Told> {
    switch (of) {
      case 'newest changes':
        return this.newest(keys, after);
      case 'archived changes':
        return this.part(this.collections.changes, keys, after);
      case 'starts':
        return this.part(this.collections.starts, keys, after);
      default:
        return of satisfies never;
    }
  }

  private async newest(keys: readonly string[], after: string): Promise<Told> {
    const those = { _id: { $in: [...keys] } };
    const documents = await this.collections.contacts.find(those, { projection: { applied: 1 } }).toArray();
    const found = documents
      .flatMap(({ _id: contact, applied }) =>
        applied.map((entry) => ({ ...entry, key: causeKey({ contact, ...entry }) })),
      )
      .filter(({ key }) => key > after)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    return pageOf(found, pageSize, ({ key }) => key);
  }

  private async part<T extends (Applied | Start) & { _id: string; contact: string }>(
    collection: Collection<T>,
    keys: readonly string[],
    after: string,
  ): Promise<Told> {
    const filter = { contact: { $in: [...keys] }, _id: { $gt: after } } as unknown as mongo.Filter<T>;
    const cursor = collection.find(filter).sort({ _id: 1 });
    const found = (await cursor.limit(pageSize + 1).toArray()) as unknown as T[];
    return pageOf(found, pageSize, ({ _id }) => _id);
  }
}

function changesOf({ cause, source, at, rows }: Applied): ReplyOf<typeof exportContact>['changes'] {
  return rows.map(({ property, before, after }) => ({ property, before, value: after, source, cause, at }));
}

function nextOf({ of }: Place, after: string | null): string | null {
  if (after !== null) return JSON.stringify({ of, after } satisfies Place);
  const next = kinds[kinds.indexOf(of) + 1];
  return next === undefined ? null : JSON.stringify({ of: next, after: '' } satisfies Place);
}

function placeOf(after: string | undefined): Place {
  if (after === undefined) return { of: kinds[0], after: '' };
  try {
    return placeShape.parse(JSON.parse(after));
  } catch {
    const message = 'take `next` of the page before';
    throw new RequestRefused('Invalid', 'The export cannot go on there.', [{ path: 'after', message }]);
  }
}
