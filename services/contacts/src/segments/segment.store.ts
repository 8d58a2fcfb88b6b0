import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { Json, SegmentView } from '@fanfare/contracts';
import { contactKey } from '../contact/contact.js';
import { withoutNames, type Instead } from '../deletion/names.js';

/** A segment, and how far contacts have been gone through for it. `_id`: `workspace/id`. */
export interface StoredSegment {
  _id: string;
  workspace: string;
  id: string;
  name: string;
  description: string;
  /** JSON: a condition may hold names that a document's keys may not. */
  condition: string;
  followsTime: boolean;
  /** Counts the conditions that it has had. */
  generation: number;
  state: SegmentView['state'];
  tellsAll: boolean;
  /** When contacts are to be gone through next. */
  dueAt: number;
  /** The last contact that has been looked at, of how many, when a pass is under way. */
  cursor: string;
  looked: number;
  expected: number;
  checkedAt: number | null;
  worker: string | null;
  workerUntil: number;
  createdAt: number;
  updatedAt: number;
}

/** A worker that has not been heard of for so long is dead. */
const workerMs = 30_000;

const text = { type: String, required: true };
const schema = new Schema(
  { _id: text, workspace: text, state: text, dueAt: Number, workerUntil: Number },
  { collection: 'segments', versionKey: false, strict: false },
);
schema.index({ workspace: 1, _id: 1 });
schema.index({ dueAt: 1, workerUntil: 1 });

/** Segments. Who is in one stands in the contacts' documents. */
@Injectable()
export class SegmentStore implements OnModuleInit {
  private readonly segments: Collection<StoredSegment>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.segments = connection.collection('segments');
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Segment', schema).createIndexes();
  }

  all(workspace: string): Promise<StoredSegment[]> {
    return this.segments.find({ workspace }).sort({ _id: 1 }).toArray();
  }

  get(workspace: string, id: string): Promise<StoredSegment | null> {
    return this.segments.findOne({ _id: contactKey(workspace, id) });
  }

  /** False: there is one of this id. */
  async add(segment: StoredSegment): Promise<boolean> {
    return (await insertNew(this.segments, [segment])).length === 0;
  }

  /** Changes it as it was read; null: it has changed since. */
  change({ _id, generation, state }: StoredSegment, changes: Partial<StoredSegment>): Promise<StoredSegment | null> {
    return this.segments.findOneAndUpdate({ _id, generation, state }, { $set: changes }, { returnDocument: 'after' });
  }

  /** Writes something else for names in what people have written; by it nobody comes or goes. How many segments are changed. */
  async rewrite(workspace: string, instead: Instead): Promise<number> {
    let changed = 0;
    for (const segment of await this.all(workspace)) {
      const { name, description, condition } = segment;
      const said = { name, description, condition: JSON.parse(condition) as Json };
      const now = withoutNames(said, instead);
      if (isDeepStrictEqual(now, said)) continue;
      if (await this.change(segment, { ...now, condition: JSON.stringify(now.condition) })) changed++;
    }
    return changed;
  }

  /** The one that is due for longest and that nobody works on. */
  async take(worker: string, now: number): Promise<StoredSegment | null> {
    const [found] = await this.segments
      .find({ dueAt: { $lte: now }, workerUntil: { $lt: now } })
      .sort({ dueAt: 1 })
      .limit(1)
      .toArray();
    if (!found) return null;
    const { _id, generation, workerUntil } = found;
    return this.segments.findOneAndUpdate(
      { _id, generation, workerUntil },
      { $set: { worker, workerUntil: now + workerMs } },
      { returnDocument: 'after' },
    );
  }

  /** Notes what its worker has done; false: it is not this worker's any more, or another one by now. */
  async report(segment: StoredSegment, changes: Partial<StoredSegment>): Promise<boolean> {
    const { _id, generation, state, worker } = segment;
    const { matchedCount } = await this.segments.updateOne(
      { _id, generation, state, worker },
      { $set: { workerUntil: Date.now() + workerMs, ...changes } },
    );
    return matchedCount > 0;
  }

  async drop({ _id, worker }: StoredSegment): Promise<void> {
    await this.segments.deleteOne({ _id, worker, state: 'removing' });
  }
}
