import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { RefusedRun } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import { jobItemIndex } from '../indexes.js';

interface StoredItem {
  _id: string;
  job: string;
  run: string;
  outcome: 'done' | 'refused';
  because: string | null;
}

/** Refusals that a job shows. */
const maxShown = 50;

const schema = new Schema<StoredItem>(
  { _id: String, job: String, run: String, outcome: String, because: { type: String, default: null } },
  { collection: 'run_job_items', versionKey: false, strictQuery: 'throw' },
);
schema.index(jobItemIndex);

/** What a job has done with which run: so that nothing is counted twice, however often a page is done. */
@Injectable()
export class JobItemStore implements OnModuleInit {
  private readonly model: Model<StoredItem>;
  private readonly items;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredItem>('RunJobItem', schema);
    this.items = connection.collection<StoredItem>('run_job_items');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Of these runs those with which the job has done nothing. */
  async without(job: string, runs: readonly string[]): Promise<string[]> {
    const ids = runs.map((run) => `${job}/${run}`);
    const found = await this.items.find({ _id: { $in: ids } }, { projection: { run: 1 } }).toArray();
    const known = new Set(found.map(({ run }) => run));
    return runs.filter((run) => !known.has(run));
  }

  async add(job: string, done: readonly string[], refused: readonly RefusedRun[]): Promise<void> {
    const item = (run: string) => ({ _id: `${job}/${run}`, job, run });
    await insertNew(this.items, [
      ...done.map((run): StoredItem => ({ ...item(run), outcome: 'done', because: null })),
      ...refused.map(({ run, because }): StoredItem => ({ ...item(run), outcome: 'refused', because })),
    ]);
  }

  async tally(job: string): Promise<{ done: number; refused: number; refusals: RefusedRun[] }> {
    const [done, refused, shown] = await Promise.all([
      this.model.countDocuments({ job, outcome: 'done' }),
      this.model.countDocuments({ job, outcome: 'refused' }),
      this.model.find({ job, outcome: 'refused' }).limit(maxShown).lean<StoredItem[]>(),
    ]);
    return { done, refused, refusals: shown.map(({ run, because }) => ({ run, because: because ?? '' })) };
  }
}
