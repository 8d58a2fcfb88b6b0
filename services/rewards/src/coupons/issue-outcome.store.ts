import { Inject, Injectable } from '@nestjs/common';
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

const schema = new Schema<RecordedIssue>(
  { _id: String, offer: String, contact: String, outcome: Object, at: Number },
  { collection: 'issues', versionKey: false, minimize: false },
);

/** What each step was answered, refusals included. The first record stands. */
@Injectable()
export class IssueOutcomeStore {
  private readonly issues: Model<RecordedIssue>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.issues = connection.model<RecordedIssue>('Issue', schema);
  }

  async find(steps: readonly string[]): Promise<Map<string, IssueOutcome>> {
    const found =
      steps.length === 0 ? [] : await this.issues.find({ _id: { $in: [...steps] } }).lean<RecordedIssue[]>();
    return new Map(found.map(({ _id, outcome }) => [_id, outcome]));
  }

  /** Records answers, and gives those that stand, by step. */
  async record(issues: readonly RecordedIssue[]): Promise<Map<string, IssueOutcome>> {
    const taken = await insertNew(this.connection.collection<RecordedIssue>('issues'), issues);
    const before = await this.find(taken.map((i) => issues[i]?._id ?? ''));
    return new Map(issues.map(({ _id, outcome }) => [_id, before.get(_id) ?? outcome]));
  }
}
