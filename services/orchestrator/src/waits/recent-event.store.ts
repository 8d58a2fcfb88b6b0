import { Injectable } from '@nestjs/common';
import { insertNew } from '@fanfare/chassis';
import { Collections, type StoredEventText } from '../collections.store.js';

/** Events that somebody may be about to wait for, for a while: one that comes while a wait is being recorded is not missed. */
@Injectable()
export class RecentEventStore {
  constructor(private readonly collections: Collections) {}

  async add(events: readonly StoredEventText[]): Promise<void> {
    await insertNew(this.collections.events, events);
  }

  /** The oldest first. */
  async find(keys: readonly string[]): Promise<StoredEventText[]> {
    const found = await this.collections.events.find({ key: { $in: [...new Set(keys)] } }).toArray();
    return found.sort((a, b) => a.storedAt - b.storedAt);
  }

  async sweep(before: number): Promise<number> {
    return (await this.collections.events.deleteMany({ storedAt: { $lt: before } })).deletedCount;
  }
}
