import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Evaluation } from '@fanfare/contracts';
import { MONGO, onlyDuplicates } from '@fanfare/chassis';
import { evaluationIndexes } from '../indexes.js';

/** How long it is known why something did not start: as long as the events themselves are kept. */
const keptMs = 7 * 24 * 3_600_000;

/** An event, and the workflows that it did not start. `_id`: workspace and event. */
interface StoredEvaluation extends Evaluation {
  _id: string;
  expiresAt: Date;
}

const schema = new Schema<StoredEvaluation>(
  {
    _id: String,
    workspace: String,
    event: String,
    type: String,
    storedAt: Number,
    who: [String],
    refusals: [{ _id: false, workflow: String, version: Number, because: String }],
    expiresAt: Date,
  },
  { collection: 'evaluations', versionKey: false, strictQuery: 'throw' },
);
for (const index of evaluationIndexes) schema.index(index);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export interface ContactQuery {
  who: readonly string[];
  workflow: string | undefined;
  /** Stored at this instant (ms) or later. */
  from: number;
  limit: number;
}

/** All database access of the evaluations. */
@Injectable()
export class EvaluationStore implements OnModuleInit {
  private readonly model: Model<StoredEvaluation>;
  private readonly evaluations;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredEvaluation>('Evaluation', schema);
    this.evaluations = connection.collection<StoredEvaluation>('evaluations');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Adds to what is known of each event. What is known already changes nothing. */
  async add(evaluations: readonly Evaluation[]): Promise<void> {
    const writes = evaluations.map(writeOf);
    try {
      await this.evaluations.bulkWrite(writes, { ordered: false });
    } catch (error) {
      // Another replica made the same document in the same moment: now it is there to be added to.
      if (!onlyDuplicates(error)) throw error;
      await this.evaluations.bulkWrite(writes, { ordered: false });
    }
  }

  async ofEvent(workspace: string, event: string, now = Date.now()): Promise<Evaluation[]> {
    const found = await this.model.find({ _id: keyOf({ workspace, event }) }).lean<StoredEvaluation[]>();
    // Whoever sweeps does so late, and the embedded database never.
    return found.filter(({ expiresAt }) => expiresAt.getTime() > now).map(toEvaluation);
  }

  /** Newest first. */
  async ofContact({ who, workflow, from, limit }: ContactQuery, now = Date.now()): Promise<Evaluation[]> {
    const filter = {
      who: { $in: [...who] },
      storedAt: { $gte: Math.max(from, now - keptMs) },
      ...(workflow !== undefined && { 'refusals.workflow': workflow }),
    };
    const found = await this.model.find(filter).sort({ storedAt: -1 }).limit(limit).lean<StoredEvaluation[]>();
    return found.map(toEvaluation);
  }
}

function writeOf({ workspace, event, type, storedAt, who, refusals }: Evaluation) {
  const expiresAt = new Date(storedAt + keptMs);
  return {
    updateOne: {
      filter: { _id: keyOf({ workspace, event }) },
      update: {
        $setOnInsert: { workspace, event, type, storedAt, expiresAt },
        $addToSet: { who: { $each: who }, refusals: { $each: refusals } },
      },
      upsert: true,
    },
  };
}

function keyOf({ workspace, event }: Pick<Evaluation, 'workspace' | 'event'>): string {
  return `${workspace}/${event}`;
}

function toEvaluation({ _id, expiresAt: _expiresAt, ...evaluation }: StoredEvaluation): Evaluation {
  return evaluation;
}
