import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { IssueOutcome } from './outcome.js';

export interface RecordedIssue {
  /** The step. */
  _id: string;
  offer: string;
  contact: string;
  outcome: IssueOutcome;
  at: number;
}

type Stored = RecordedIssue & {
  /** When it was written, by the clock: a step may come long after its cause. */
  recordedAt: number;
};

const schema = new Schema<Stored>(
  { _id: String, offer: String, contact: String, outcome: Object, at: Number, recordedAt: Number },
  { collection: 'issues', versionKey: false, minimize: false },
).index({ recordedAt: 1 });

/** What each step was answered, refusals included. The first record stands. */
@Injectable()
export class IssueOutcomeStore implements OnModuleInit {
  private readonly issues: Model<Stored>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.issues = connection.model<Stored>('Issue', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.issues.createIndexes();
  }

  async find(steps: readonly string[]): Promise<Map<string, IssueOutcome>> {
    const found =
      steps.length === 0 ? [] : await this.issues.find({ _id: { $in: [...steps] } }).lean<RecordedIssue[]>();
    return new Map(found.map(({ _id, outcome }) => [_id, outcome]));
  }

  /** Records answers, and gives those that stand, by step. */
  async record(issues: readonly RecordedIssue[]): Promise<Map<string, IssueOutcome>> {
    const recordedAt = Date.now();
    const taken = await insertNew(
      this.connection.collection<Stored>('issues'),
      issues.map((issue) => ({ ...issue, recordedAt })),
    );
    const before = await this.find(taken.map((i) => issues[i]?._id ?? ''));
    return new Map(issues.map(({ _id, outcome }) => [_id, before.get(_id) ?? outcome]));
  }

  /** Forgets those that were recorded before an instant: how many. */
  async sweep(before: number): Promise<number> {
    const { deletedCount } = await this.issues.deleteMany({ recordedAt: { $lt: before } });
    return deletedCount;
  }
}
