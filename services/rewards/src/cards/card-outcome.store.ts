import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { CardOutcome } from './issue-card.action.js';

interface RecordedCard {
  /** The step. */
  _id: string;
  outcome: CardOutcome;
}

const schema = new Schema<RecordedCard>(
  { _id: String, outcome: Object },
  { collection: 'cardIssues', versionKey: false, minimize: false },
);

/** What each step was answered, refusals included. The first record stands. */
@Injectable()
export class CardOutcomeStore {
  private readonly issues: Model<RecordedCard>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.issues = connection.model<RecordedCard>('CardIssue', schema);
  }

  async find(steps: readonly string[]): Promise<Map<string, CardOutcome>> {
    const found = await this.issues.find({ _id: { $in: [...steps] } }).lean<RecordedCard[]>();
    return new Map(found.map(({ _id, outcome }) => [_id, outcome]));
  }

  /** Records answers, and gives those that stand, by step. */
  async record(outcomes: ReadonlyMap<string, CardOutcome>): Promise<Map<string, CardOutcome>> {
    const issues = [...outcomes].map(([_id, outcome]) => ({ _id, outcome }));
    const taken = await insertNew(this.connection.collection<RecordedCard>('cardIssues'), issues);
    const before = taken.length === 0 ? [] : await this.find(taken.map((i) => issues[i]?._id ?? ''));
    return new Map([...outcomes, ...before]);
  }
}
