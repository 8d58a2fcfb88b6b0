import { Injectable } from '@nestjs/common';
import type { ContactSnapshot, exportContact, Json, ReplyOf } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { Collections } from '../collections.store.js';
import { keysOfAll } from '../contact/contact.js';
import { Finder } from '../contact/finder.js';
import { Snapshots } from '../contact/snapshots.js';

/** Changes and starts on one page: with long values still below what a message may hold. */
const pageSize = 200;

/** Everything that this service knows of a contact, for the contact. */
@Injectable()
export class SubjectAccess {
  constructor(
    private readonly collections: Collections,
    private readonly finder: Finder,
    private readonly snapshots: Snapshots,
  ) {}

  /** The first page says who it is; each one has more of what happened, by id of its record. */
  async page(workspace: string, id: string, after = ''): Promise<ReplyOf<typeof exportContact>> {
    const contact = await this.finder.get(workspace, id);
    if (!contact) throw new RequestRefused('NotFound', 'There is no such contact.');
    const those = { $in: keysOfAll(contact) };
    const documents = await this.collections.contacts.find({ _id: those }, { projection: { applied: 1 } }).toArray();
    const archived = await this.collections.changes
      .find({ contact: those, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(pageSize)
      .toArray();
    const next = archived.length === pageSize ? (archived.at(-1)?._id ?? null) : null;
    const starts = after === '' ? await this.collections.starts.find({ contact: those }).limit(pageSize).toArray() : [];
    const causes = [...archived, ...(next === null ? documents.flatMap(({ applied }) => applied) : [])];
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
      next,
    };
  }
}
