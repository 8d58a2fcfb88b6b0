import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { DeadLetter } from '@fanfare/contracts';
import { MONGO, onlyDuplicates, Unavailable } from '@fanfare/chassis';
import { deadLetterIndexes, deadLetterRunIndex } from '../indexes.js';
import { letterId, letterOrder } from './letter-id.js';
import { runOfItem } from './letter-run.js';

/** A letter, its identity, and the number that people and cursors know it by. */
interface StoredLetter extends DeadLetter {
  _id: string;
  order: number;
  /** The run that its item is of; null when it is of none, or cannot be read. */
  run: string | null;
}

const schema = new Schema<StoredLetter>(
  {
    _id: String,
    order: Number,
    run: { type: String, default: null },
    service: String,
    stream: String,
    subject: String,
    seq: Number,
    reason: String,
    deliveries: Number,
    at: Number,
    item: String,
  },
  { collection: 'dead_letters', versionKey: false, strictQuery: 'throw' },
);
for (const index of deadLetterIndexes) schema.index(index, { unique: true });
schema.index(deadLetterRunIndex);

/** All database access of the dead letters. */
@Injectable()
export class DeadLetterStore implements OnModuleInit {
  private readonly model: Model<StoredLetter>;
  private readonly letters;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredLetter>('DeadLetter', schema);
    this.letters = connection.collection<StoredLetter>('dead_letters');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Keeps the letters that are not kept yet. Their numbers follow their times; one that is taken gives way to the next. */
  async keep(letters: readonly DeadLetter[]): Promise<void> {
    let missing = new Map(letters.map((letter) => [letterId(letter), letter]));
    for (let bump = 0; bump < 100; bump++) {
      const known = await this.model.find({ _id: { $in: [...missing.keys()] } }, { _id: 1 }).lean<{ _id: string }[]>();
      missing = new Map([...missing].filter(([id]) => !known.some(({ _id }) => _id === id)));
      if (missing.size === 0) return;
      try {
        const stored = [...missing].map(([_id, letter]) => ({
          ...letter,
          _id,
          order: letterOrder(letter) + bump,
          run: runOfItem(letter.item),
        }));
        await this.letters.insertMany(stored, { ordered: false });
        return;
      } catch (error) {
        if (!onlyDuplicates(error)) throw error;
      }
    }
    throw new Unavailable('No free number for a dead letter');
  }

  /** Newest first; `after` goes on behind a number. */
  async list(after: number | undefined, limit: number): Promise<(DeadLetter & { id: number })[]> {
    const filter = after === undefined ? {} : { order: { $lt: after } };
    const found = await this.model.find(filter).sort({ order: -1 }).limit(limit).lean<StoredLetter[]>();
    return found.map(({ _id, order, run: _run, ...letter }) => ({ ...letter, id: order }));
  }

  /** The numbers of the letters that hold messages of these runs. */
  async ofRuns(runs: readonly string[]): Promise<Map<string, number[]>> {
    const fields = { projection: { run: 1, order: 1 } };
    const found = await this.letters.find({ run: { $in: [...runs] } }, fields).toArray();
    const byRun = Map.groupBy(found, ({ run }) => run ?? '');
    return new Map([...byRun].map(([run, letters]) => [run, letters.map(({ order }) => order).sort((a, b) => a - b)]));
  }
}
