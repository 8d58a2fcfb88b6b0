import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import type { DeadLetter, KeptLetter } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import type { Outgoing } from '../dead-letters/outgoing.js';

export interface StoredLetter extends Pick<DeadLetter, 'subject' | 'item' | 'reason'> {
  _id: string;
  order: number;
  workspace: string | null;
  run: string | null;
  settled: KeptLetter['settled'];
  outgoing?: Outgoing;
}

/** Dead letters that may hold something of a contact. */
@Injectable()
export class LetterOfContactStore {
  private readonly letters: Collection<StoredLetter>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.letters = connection.collection<StoredLetter>('dead_letters');
  }

  /** Those of runs whose item is still there. */
  async ofRuns(runs: readonly string[]): Promise<string[]> {
    const found = this.letters.find({ run: { $in: [...runs] }, item: { $ne: '' } }, { projection: { _id: 1 } });
    return (await found.toArray()).map(({ _id }) => _id);
  }

  /** Those of no run: events, say. Some at a time, in their order. */
  async ofNoRun(workspace: string, after: number, limit: number): Promise<StoredLetter[]> {
    return this.letters
      .find({ workspace, order: { $gt: after }, run: null, item: { $ne: '' } })
      .sort({ order: 1 })
      .limit(limit)
      .toArray();
  }

  /** That there was a letter stays, and nothing is left to be decided about it. */
  async empty(ids: readonly string[], at: number): Promise<void> {
    const those = { _id: { $in: [...ids] } };
    await this.letters.updateMany({ ...those, settled: null }, { $set: { settled: { as: 'discarded', at } } });
    const nothing = { item: '', reason: 'Its contact was deleted.' };
    await this.letters.updateMany(those, { $set: nothing, $unset: { outgoing: 1 } });
  }
}
