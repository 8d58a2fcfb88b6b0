import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import type { StuckRun } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { stuckRunIndexes } from '../indexes.js';
import type { Suspect } from './suspect.js';

interface StoredSuspect extends Omit<Suspect, 'run'> {
  _id: string;
}

const schema = new Schema<StoredSuspect>(
  {
    _id: String,
    workspace: String,
    standing: String,
    lastFactAt: Number,
    looks: Number,
    lookedAt: Number,
    foundAt: { type: Number, default: null },
    letters: [Number],
  },
  { collection: 'stuck_runs', versionKey: false, strictQuery: 'throw' },
);
for (const index of stuckRunIndexes) schema.index(index);

/** Runs that seem not to go on by themselves, and those that certainly do not. */
@Injectable()
export class StuckRunStore implements OnModuleInit {
  private readonly model: Model<StoredSuspect>;
  private readonly suspects: Collection<StoredSuspect>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredSuspect>('StuckRun', schema);
    this.suspects = connection.collection<StoredSuspect>('stuck_runs');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Those that were looked at longest ago. */
  async due(limit: number): Promise<Suspect[]> {
    const found = await this.model.find().sort({ lookedAt: 1 }).limit(limit).lean<StoredSuspect[]>();
    return found.map(toSuspect);
  }

  async load(runs: readonly string[]): Promise<Suspect[]> {
    const found = await this.suspects.find({ _id: { $in: [...runs] } }).toArray();
    return found.map(toSuspect);
  }

  async keep(suspects: readonly Suspect[]): Promise<void> {
    if (suspects.length === 0) return;
    await this.suspects.bulkWrite(
      suspects.map(({ run: _id, ...replacement }) => ({
        replaceOne: { filter: { _id }, replacement, upsert: true },
      })),
      { ordered: false },
    );
  }

  async forget(runs: readonly string[]): Promise<void> {
    if (runs.length > 0) await this.suspects.deleteMany({ _id: { $in: [...runs] } });
  }

  /** Those that were found, of a workspace or of all, found last first. */
  async found(workspace: string | undefined, limit: number): Promise<Suspect[]> {
    const filter = { ...(workspace !== undefined && { workspace }), foundAt: { $gt: 0 } };
    const found = await this.model.find(filter).sort({ foundAt: -1 }).limit(limit).lean<StoredSuspect[]>();
    return found.map(toSuspect);
  }

  async count(standing: StuckRun['standing']): Promise<number> {
    return this.model.countDocuments({ standing, foundAt: { $gt: 0 } });
  }
}

function toSuspect({ _id, ...suspect }: StoredSuspect): Suspect {
  return { ...suspect, run: _id };
}
