import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import type { Announcement } from '../documents.js';

/**
 * Changes whose events are to be published, noted before the change is made. What is published is in the change itself
 * (its cause's rows); this only says where to look, so that a crash between the change and its events leaves a trace.
 */
@Injectable()
export class OutboxStore {
  constructor(private readonly collections: Collections) {}

  async announce(announcements: readonly Announcement[]): Promise<void> {
    if (announcements.length === 0) return;
    const upserts = announcements.map(({ _id, ...announcement }) => ({
      updateOne: { filter: { _id }, update: { $set: announcement }, upsert: true },
    }));
    await this.collections.outbox.bulkWrite(upserts, { ordered: false });
  }

  /** Those announced before an instant, oldest first. */
  async before(at: number, limit: number): Promise<Announcement[]> {
    const found = await this.collections.outbox
      .find({ at: { $lt: at } })
      .sort({ at: 1 })
      .limit(limit)
      .toArray();
    // Those of before were called by their cause alone.
    return found.map((announcement) => ({ ...announcement, cause: announcement.cause ?? announcement._id }));
  }

  async settle(announcements: readonly Pick<Announcement, '_id'>[]): Promise<void> {
    const ids = announcements.map(({ _id }) => _id);
    if (ids.length > 0) await this.collections.outbox.deleteMany({ _id: { $in: ids } });
  }
}
