import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import { asStored, contactKey, type Contact } from '../contact/contact.js';

/** Contacts as segments are filled with them. */
@Injectable()
export class SegmentMembers {
  constructor(private readonly collections: Collections) {}

  count(workspace: string, id: string): Promise<number> {
    return this.collections.contacts.countDocuments({ workspace, segments: id });
  }

  /** Some of them. */
  async some(workspace: string, id: string, limit: number): Promise<Contact[]> {
    const found = this.collections.contacts.find<Contact>({ workspace, segments: id }, { projection: { applied: 0 } });
    return (await found.limit(limit).toArray()).map(asStored);
  }

  everybody(workspace: string): Promise<number> {
    return this.collections.contacts.countDocuments({ workspace, state: 'live' });
  }

  /** All contacts behind one, in the order of their ids, by lots. One cursor for all of them: each lot costs what it holds. */
  async *lots(workspace: string, after: string, size: number): AsyncGenerator<Contact[]> {
    const ids = { $gt: contactKey(workspace, after), $lt: `${workspace}0` };
    const cursor = this.collections.contacts
      .find<Contact>({ workspace, state: 'live', _id: ids }, { projection: { applied: 0 } })
      .sort({ _id: 1 })
      .batchSize(size);
    let lot: Contact[] = [];
    for await (const contact of cursor) {
      lot.push(asStored(contact));
      if (lot.length < size) continue;
      yield lot;
      lot = [];
    }
    if (lot.length > 0) yield lot;
  }
}
