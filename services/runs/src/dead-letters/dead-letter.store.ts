import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { DeadLetter, KeptLetter } from '@fanfare/contracts';
import { MONGO, onlyDuplicates, Unavailable } from '@fanfare/chassis';
import {
  deadLetterIndexes,
  deadLetterOutgoingIndex,
  deadLetterRunIndex,
  deadLetterWorkspaceIndex,
} from '../indexes.js';
import { letterId, letterOrder } from './letter-id.js';
import { ownerOf } from './letter-owner.js';
import { undecidedIn } from './letter-step.js';
import type { Outgoing } from './outgoing.js';

/** A letter, its identity, and the number that people and cursors know it by. */
interface StoredLetter extends DeadLetter {
  _id: string;
  order: number;
  /** The workspace and the run that its item is of; null when it is of none, or cannot be read. */
  workspace: string | null;
  run: string | null;
  /** What a person made of it; null when nobody has. */
  settled: KeptLetter['settled'];
  /** What is to be put where, because of that; not there when that is done. */
  outgoing?: Outgoing;
}

type Settled = NonNullable<KeptLetter['settled']>;

const schema = new Schema<StoredLetter>(
  {
    _id: String,
    order: Number,
    workspace: { type: String, default: null },
    run: { type: String, default: null },
    settled: { type: Schema.Types.Mixed, default: null },
    outgoing: { type: Schema.Types.Mixed, default: undefined },
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
schema.index(deadLetterWorkspaceIndex);
schema.index(deadLetterOutgoingIndex, { partialFilterExpression: { outgoing: { $exists: true } } });

export interface LetterQuery {
  workspace?: string | undefined;
  /** Behind this number. */
  after?: number | undefined;
  all: boolean;
}

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
          ...ownerOf(letter),
          settled: null,
        }));
        await this.letters.insertMany(stored, { ordered: false });
        return;
      } catch (error) {
        if (!onlyDuplicates(error)) throw error;
      }
    }
    throw new Unavailable('No free number for a dead letter');
  }

  /** Newest first. */
  async list({ workspace, after, all }: LetterQuery, limit: number): Promise<KeptLetter[]> {
    const filter = {
      ...(workspace !== undefined && { workspace }),
      ...(after !== undefined && { order: { $lt: after } }),
      ...(!all && { settled: null }),
    };
    const found = await this.model.find(filter).sort({ order: -1 }).limit(limit).lean<StoredLetter[]>();
    return found.map(letterOf);
  }

  /** Of a workspace, if that is said. */
  async load(ids: readonly number[], workspace?: string): Promise<KeptLetter[]> {
    const filter = { order: { $in: [...ids] }, ...(workspace !== undefined && { workspace }) };
    return (await this.letters.find(filter).toArray()).map(letterOf);
  }

  /** Settles a letter, with what follows from it, unless that was done before; gives what it is settled as. */
  async settle(order: number, as: Settled, outgoing: Outgoing | null): Promise<Settled> {
    await this.letters.updateOne({ order, settled: null }, { $set: { settled: as, ...(outgoing && { outgoing }) } });
    const found = await this.letters.findOne({ order }, { projection: { settled: 1 } });
    return found?.settled ?? as;
  }

  /** What is still to be put somewhere because a letter is settled. */
  async outgoing(order: number): Promise<Outgoing | null> {
    return (await this.letters.findOne({ order }, { projection: { outgoing: 1 } }))?.outgoing ?? null;
  }

  async carriedOut(order: number): Promise<void> {
    await this.letters.updateOne({ order }, { $unset: { outgoing: 1 } });
  }

  /** Settled letters behind a number, because of which something is still to be put somewhere. */
  async open(after: number, limit: number): Promise<number[]> {
    const filter = { outgoing: { $exists: true }, order: { $gt: after } };
    const found = this.letters
      .find(filter, { projection: { order: 1 } })
      .sort({ order: 1 })
      .limit(limit);
    return (await found.toArray()).map(({ order }) => order);
  }

  /** The numbers of the letters that hold messages of these runs. One that is settled holds nothing any more. */
  async ofRuns(runs: readonly string[]): Promise<Map<string, number[]>> {
    const fields = { projection: { run: 1, order: 1 } };
    const found = await this.letters.find({ run: { $in: [...runs] }, settled: null }, fields).toArray();
    const byRun = Map.groupBy(found, ({ run }) => run ?? '');
    return new Map([...byRun].map(([run, letters]) => [run, letters.map(({ order }) => order).sort((a, b) => a - b)]));
  }
}

function letterOf({ _id, order, settled, workspace, run, outgoing: _outgoing, ...letter }: StoredLetter): KeptLetter {
  // Letters of before do not have these fields.
  const of = { workspace: workspace ?? null, run: run ?? null, settled: settled ?? null };
  return { ...letter, ...of, id: order, undecided: undecidedIn(letter) };
}
