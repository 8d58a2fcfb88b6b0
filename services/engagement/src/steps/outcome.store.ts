import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';

/** What a step was answered. `outcome` is JSON. */
export interface RecordedOutcome {
  /** The step. */
  _id: string;
  outcome: string;
  at: number;
}

/** The answers of steps: the first one of a step stays. */
@Injectable()
export class OutcomeStore {
  private readonly outcomes: Collection<RecordedOutcome>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.outcomes = connection.collection<RecordedOutcome>('outcomes');
  }

  async find(steps: readonly string[]): Promise<Map<string, RecordedOutcome>> {
    if (steps.length === 0) return new Map();
    const found = await this.outcomes.find({ _id: { $in: [...steps] } }).toArray();
    return new Map(found.map((one) => [one._id, one]));
  }

  /** Gives for each step the answer that stands: its own, or the one that was there before. */
  async record(outcomes: readonly RecordedOutcome[]): Promise<Map<string, RecordedOutcome>> {
    const taken = await insertNew(this.outcomes, outcomes);
    const before = await this.find(taken.map((index) => outcomes[index]?._id ?? ''));
    return new Map([...outcomes.map((one) => [one._id, one] as const), ...before]);
  }
}
