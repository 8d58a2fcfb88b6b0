import { Injectable } from '@nestjs/common';
import { withPrefix } from '@fanfare/chassis';
import { Collections, type StoredEntry, type StoredHeld } from '../collections.store.js';

/** What the orchestrator's own collections may hold of a contact, and of runs about it. */
@Injectable()
export class RemainsStore {
  constructor(private readonly collections: Collections) {}

  /** What the contact has had of workflows, by their keys. */
  entries(keys: readonly string[]): Promise<StoredEntry[]> {
    return this.collections.entries.find({ _id: { $in: [...keys] } }).toArray();
  }

  async dropEntries(keys: readonly string[]): Promise<number> {
    return (await this.collections.entries.deleteMany({ _id: { $in: [...keys] } })).deletedCount;
  }

  /** Runs that wait for their turn, with their events. */
  async dropQueued(runs: readonly string[]): Promise<number> {
    return (await this.collections.starts.deleteMany({ _id: { $in: [...runs] } })).deletedCount;
  }

  /** Who waits for an event of the contact, and such events, by what brings them together. */
  async dropArrivals(keys: readonly string[]): Promise<number> {
    const those = { key: { $in: [...keys] } };
    const [waits, events] = await Promise.all([
      this.collections.waits.deleteMany(those),
      this.collections.events.deleteMany(those),
    ]);
    return waits.deletedCount + events.deletedCount;
  }

  /** What is kept of runs: their tokens, wherever they wait. */
  async dropRuns(runs: readonly string[]): Promise<number> {
    if (runs.length === 0) return 0;
    const those = { run: { $in: [...runs] } };
    const [waits, held, meetings] = await Promise.all([
      this.collections.waits.deleteMany(those),
      this.collections.held.deleteMany(those),
      this.collections.meetings.deleteMany({ $or: runs.map((run) => ({ _id: withPrefix(`${run}/`) })) }),
    ]);
    return waits.deletedCount + held.deletedCount + meetings.deletedCount;
  }

  /** Runs whose end somebody wants to know are about the placeholder. */
  async renameTracked(runs: readonly string[], keys: readonly string[], placeholder: string): Promise<number> {
    const nobody = { $set: { contact: placeholder, key: null } };
    const [named, found] = await Promise.all([
      this.collections.runs.updateMany({ _id: { $in: [...runs] }, contact: { $nin: [placeholder, null] } }, nobody),
      this.collections.runs.updateMany({ key: { $in: [...keys] } }, nobody),
    ]);
    return named.modifiedCount + found.modifiedCount;
  }

  /** Held turns: of no run where it is the time that brought them. */
  heldTurns(): Promise<StoredHeld[]> {
    return this.collections.held.find({ run: '' }).toArray();
  }

  async dropHeld(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    return (await this.collections.held.deleteMany({ _id: { $in: [...ids] } })).deletedCount;
  }
}
