import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import { insertNew, MONGO, withPrefix } from '@fanfare/chassis';
import { exit, failure, type ExitOutcome, type FailureOutcome } from './action.js';

/** What a step was answered. `outcome` is JSON. */
export interface RecordedOutcome {
  /** The step. */
  _id: string;
  outcome: string;
  at: number;
}

type Stored = RecordedOutcome & {
  /** When it was written, by the clock: a step may come long after its cause. */
  recordedAt: number;
};

const schema = new Schema({ _id: String }, { collection: 'outcomes', versionKey: false, strict: false }).index({
  recordedAt: 1,
});

/** The answers of steps: the first one of a step stays, until no message can ask for it any more. */
@Injectable()
export class OutcomeStore implements OnModuleInit {
  private readonly outcomes: Collection<Stored>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.outcomes = connection.collection<Stored>('outcomes');
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Outcome', schema).createIndexes();
  }

  async find(steps: readonly string[]): Promise<Map<string, RecordedOutcome>> {
    if (steps.length === 0) return new Map();
    const found = await this.outcomes.find({ _id: { $in: [...steps] } }).toArray();
    return new Map(found.map((one) => [one._id, one]));
  }

  /** Gives for each step the answer that stands: its own, or the one that was there before. */
  async record(outcomes: readonly RecordedOutcome[]): Promise<Map<string, RecordedOutcome>> {
    const recordedAt = Date.now();
    const taken = await insertNew(
      this.outcomes,
      outcomes.map((one) => ({ ...one, recordedAt })),
    );
    const before = await this.find(taken.map((index) => outcomes[index]?._id ?? ''));
    return new Map([...outcomes.map((one) => [one._id, one] as const), ...before]);
  }

  /** Forgets those that were recorded before an instant: how many. */
  async sweep(before: number): Promise<number> {
    const { deletedCount } = await this.outcomes.deleteMany({ recordedAt: { $lt: before } });
    return deletedCount;
  }

  /** Takes what came of the steps of runs out of the answers. That they were done stays, and by which exits they left. */
  async forget(runs: readonly string[]): Promise<number> {
    if (runs.length === 0) return 0;
    const found = await this.outcomes.find({ $or: runs.map((run) => ({ _id: withPrefix(`${run}/`) })) }).toArray();
    const changed = found.flatMap(({ _id, outcome }) => {
      const forgotten = JSON.stringify(forgottenAnswer(JSON.parse(outcome) as ExitOutcome | FailureOutcome));
      return forgotten === outcome
        ? []
        : [{ updateOne: { filter: { _id }, update: { $set: { outcome: forgotten } } } }];
    });
    if (changed.length > 0) await this.outcomes.bulkWrite(changed, { ordered: false });
    return changed.length;
  }
}

function forgottenAnswer(answer: ExitOutcome | FailureOutcome): ExitOutcome | FailureOutcome {
  if ('error' in answer) return failure(answer.error.code, 'Its contact was deleted.');
  return exit(answer.exit, {});
}
