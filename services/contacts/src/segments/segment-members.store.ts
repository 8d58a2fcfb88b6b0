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

  /** All contacts behind one, in the order of their ids, by lots. */
  async *lots(workspace: string, after: string, size: number): AsyncGenerator<Contact[]> {
    for (let last = after; ;) {
      const ids = { $gt: contactKey(workspace, last), $lt: `${workspace}0` };
      const lot = await this.collections.contacts
        .find<Contact>({ workspace, state: 'live', _id: ids }, { projection: { applied: 0 } })
        .sort({ _id: 1 })
        .limit(size)
        .toArray();
      if (lot.length > 0) yield lot.map(asStored);
      if (lot.length < size) return;
      last = lot.at(-1)?.id ?? last;
    }
  }
}
