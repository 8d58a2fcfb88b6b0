import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';

interface StoredRun {
  _id: string;
  workspace: string;
  contact: string | null;
  lastFactAt?: number;
}

/** The runs of contacts, by the ids of these. */
@Injectable()
export class RunOfContactStore {
  private readonly runs: Collection<StoredRun>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.runs = connection.collection<StoredRun>('runs');
  }

  /** Some of them, behind a run. In the order of their ids, which does not change while they are forgotten. */
  async page(workspace: string, contacts: readonly string[], after: string, limit: number): Promise<string[]> {
    const found = this.runs
      .find({ workspace, contact: { $in: [...contacts] }, _id: { $gt: after } }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(limit);
    return (await found.toArray()).map(({ _id }) => _id);
  }

  /** Whether all of them are over. */
  async areOver(workspace: string, contacts: readonly string[]): Promise<boolean> {
    const open = { workspace, contact: { $in: [...contacts] }, lastFactAt: { $exists: true } };
    return (await this.runs.findOne(open, { projection: { _id: 1 } })) === null;
  }
}
