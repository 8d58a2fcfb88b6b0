import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';

/** Longer than the bucket keeps a lock: nobody is told again of one that is read again. */
const keptMs = 2 * 24 * 60 * 60_000;

interface ToldLoop {
  _id: string;
  at: number;
}

/** Of which loops people have been told. */
@Injectable()
export class ToldLoopStore {
  private readonly told: Collection<ToldLoop>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.told = connection.collection<ToldLoop>('told_loops');
  }

  async has(id: string): Promise<boolean> {
    return (await this.told.findOne({ _id: id })) !== null;
  }

  async add(id: string, at: number): Promise<void> {
    await insertNew(this.told, [{ _id: id, at }]);
    // Few: each is a mail of the last two days.
    await this.told.deleteMany({ at: { $lt: at - keptMs } });
  }
}
