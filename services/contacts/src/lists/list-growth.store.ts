import { Injectable } from '@nestjs/common';
import { Collections } from '../collections.store.js';
import { contactKey } from '../contact/contact.js';

export interface Day {
  /** In UTC, as 2026-01-31. */
  day: string;
  members: number;
}

/** How many were on a list, day by day: the last count of each day. */
@Injectable()
export class ListGrowth {
  constructor(private readonly collections: Collections) {}

  async note(workspace: string, list: string, members: number, now: number): Promise<void> {
    const day = dayOf(now);
    await this.collections.listDays.updateOne(
      { _id: `${contactKey(workspace, list)}/${day}` },
      { $set: { list: contactKey(workspace, list), day, members } },
      { upsert: true },
    );
  }

  /** The latest days, oldest first. A day on which nothing ran is not among them. */
  async latest(workspace: string, list: string, days: number): Promise<Day[]> {
    const found = await this.collections.listDays
      .find({ list: contactKey(workspace, list) })
      .sort({ day: -1 })
      .limit(days)
      .toArray();
    return found.map(({ day, members }) => ({ day, members })).toReversed();
  }
}

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
