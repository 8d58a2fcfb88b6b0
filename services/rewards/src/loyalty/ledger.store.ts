import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { Booking, Operation, Standing } from './points.js';

export interface Entry extends Standing {
  /** The step: it is booked once. */
  _id: string;
  account: string;
  /** Account and number: an account has one entry of each number. */
  slot: string;
  workspace: string;
  programme: string;
  contact: string;
  kind: Operation['kind'];
  delta: number;
  refused: boolean;
  reason: string | null;
  at: number;
}

const schema = new Schema<Entry>(
  {
    _id: String,
    account: String,
    slot: String,
    workspace: String,
    programme: String,
    contact: String,
    kind: String,
    seq: Number,
    delta: Number,
    balance: Number,
    total: Number,
    refused: Boolean,
    reason: { type: String, default: null },
    at: Number,
  },
  { collection: 'pointsLedger', versionKey: false },
).index({ slot: 1 }, { unique: true });

/** Entries looked for at once when an account is found behind its ledger. */
const stride = 50;

/** The ledger of points: only ever inserted into. Two unique keys, the step and the slot, decide everything. */
@Injectable()
export class PointsLedgerStore implements OnModuleInit {
  private readonly entries: Model<Entry>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.entries = connection.model<Entry>('PointsEntry', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.entries.createIndexes();
  }

  async find(steps: readonly string[]): Promise<Entry[]> {
    return this.entries.find({ _id: { $in: [...steps] } }).lean<Entry[]>();
  }

  /**
   * Inserts each account's bookings, in order, up to the first whose step or slot is taken. Gives the entries that are
   * in: of every account an unbroken run from its start.
   */
  async append(accounts: ReadonlyMap<string, readonly Booking[]>): Promise<Entry[]> {
    const runs = [...accounts].map(([account, bookings]) => bookings.map((booking) => entryOf(account, booking)));
    // One entry each: they cannot break each other's run, so all go in one insert.
    const singles = runs.filter(({ length }) => length === 1).flat();
    const chains = runs.filter(({ length }) => length > 1);
    const [inserted, ...rest] = await Promise.all([
      this.insert(singles, false),
      ...chains.map((chain) => this.insert(chain, true)),
    ]);
    return [...inserted, ...rest.flat()];
  }

  /** How an account stands by its ledger, when it stood at `known` before. */
  async standing(account: string, known: Standing): Promise<Standing> {
    let standing = known;
    for (;;) {
      const next = await this.at(
        account,
        Array.from({ length: stride }, (_, i) => standing.seq + 1 + i),
      );
      for (const { seq, balance, total } of next) if (seq === standing.seq + 1) standing = { seq, balance, total };
      if (next.length < stride) return standing;
    }
  }

  /** The latest entries that changed the balance, newest first. */
  async latest(account: string, seq: number, limit: number): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (let from = seq; from > 0 && entries.length < limit; from -= stride) {
      const seqs = Array.from({ length: Math.min(stride, from) }, (_, i) => from - i);
      entries.push(...(await this.at(account, seqs)).filter(({ refused }) => !refused).toReversed());
    }
    return entries.slice(0, limit);
  }

  private async at(account: string, seqs: readonly number[]): Promise<Entry[]> {
    const found = await this.entries.find({ slot: { $in: seqs.map((seq) => slotOf(account, seq)) } }).lean<Entry[]>();
    return found.sort((a, b) => a.seq - b.seq);
  }

  private async insert(entries: readonly Entry[], ordered: boolean): Promise<Entry[]> {
    const taken = await insertNew(this.connection.collection<Entry>('pointsLedger'), entries, ordered);
    if (ordered) return entries.slice(0, taken[0] ?? entries.length);
    const refused = new Set(taken);
    return entries.filter((_, i) => !refused.has(i));
  }
}

function entryOf(account: string, { operation, seq, balance, total, delta, refused }: Booking): Entry {
  const { step, workspace, programme, contact, kind, reason, at } = operation;
  return {
    _id: step,
    account,
    slot: slotOf(account, seq),
    workspace,
    programme,
    contact,
    kind,
    seq,
    delta,
    balance,
    total,
    refused,
    reason,
    at,
  };
}

function slotOf(account: string, seq: number): string {
  return `${account}#${seq}`;
}
