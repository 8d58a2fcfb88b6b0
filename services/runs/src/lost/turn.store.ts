import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { OpenRun } from './open-run.store.js';

/** Whose turn it is: `until` then nobody else's. `_id`: what for. */
interface StoredTurn {
  _id: string;
  until: number;
  /** Where the next one goes on; null for from the beginning. */
  after: OpenRun | null;
}

const _id = 'lost-runs';

/** Lets one replica after another look for lost runs, each behind where the last one came to. */
@Injectable()
export class TurnStore {
  private readonly turns: Collection<StoredTurn>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.turns = connection.collection<StoredTurn>('turns');
  }

  /** The turn, if it is nobody's now; null when it is. */
  async take(now: number, until: number): Promise<{ after: OpenRun | null } | null> {
    const taken = await this.turns.updateOne({ _id, until: { $lte: now } }, { $set: { until } });
    if (taken.matchedCount === 0) {
      const refused = await insertNew(this.turns, [{ _id, until, after: null }]);
      return refused.length === 0 ? { after: null } : null;
    }
    const turn = await this.turns.findOne({ _id });
    return { after: turn?.after ?? null };
  }

  /** Ends the turn; the next one may begin at an instant. */
  async leave(next: number, after: OpenRun | null): Promise<void> {
    await this.turns.updateOne({ _id }, { $set: { until: next, after } });
  }
}
