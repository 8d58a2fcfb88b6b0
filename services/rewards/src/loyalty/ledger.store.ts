import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import { standingOf, type Booking, type Operation, type Refusal, type Standing } from './points.js';
import type { TierChange } from './tiers.js';

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
  refusal: Refusal | null;
  reason: string | null;
  changes: TierChange[];
  tier: Booking['tier'];
  brought: Booking['brought'];
  at: number;
  /** True: what it changed, without a step, is perhaps not yet told to workflows. */
  untold: boolean;
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
    tiers: [Object],
    joined: [String],
    movedTo: { type: String, default: null },
    refused: Boolean,
    refusal: { type: String, default: null },
    reason: { type: String, default: null },
    changes: [Object],
    tier: { type: Object, default: null },
    brought: { type: Object, default: null },
    at: Number,
    untold: Boolean,
  },
  { collection: 'pointsLedger', versionKey: false },
)
  .index({ slot: 1 }, { unique: true })
  .index({ account: 1, kind: 1, at: 1 })
  .index({ untold: 1 });

/** How far an account's ledger goes. */
interface LedgerEnd {
  account: string;
  seq: number;
  /** Accounts that it has taken in: what they were awarded counts as its own. */
  joined: readonly string[];
}

/** Entries looked for at once when an account is found behind its ledger. */
const stride = 50;

/**
 * The ledger of points and tiers: only ever inserted into, but for the mark that an entry is told. Two unique keys, the
 * step and the slot, decide everything.
 */
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
      for (const entry of next) {
        if (entry.seq === standing.seq + 1) standing = standingOf(entry);
      }
      if (next.length < stride) return standing;
    }
  }

  /** What accounts were awarded before an instant, used or not. */
  async awardedBefore(accounts: readonly LedgerEnd[], instant: number): Promise<Map<string, number>> {
    // The entries of short ledgers are read by their slots: the embedded server knows no other way but to read everything.
    const short = accounts.filter(({ seq }) => seq <= stride);
    const slots = short.flatMap(({ account, seq }) => Array.from({ length: seq }, (_, i) => slotOf(account, i + 1)));
    const long = accounts.filter(({ seq }) => seq > stride).map(({ account }) => account);
    const takenIn = accounts.flatMap(({ joined }) => joined);
    const [entries, sums] = await Promise.all([
      slots.length === 0
        ? []
        : this.entries.find({ slot: { $in: slots } }, { account: 1, kind: 1, at: 1, delta: 1 }).lean<Entry[]>(),
      this.sumsOf([...long, ...takenIn], instant),
    ]);
    const awarded = new Map(sums);
    for (const { account, kind, at, delta } of entries) {
      if (kind === 'award' && at < instant) awarded.set(account, (awarded.get(account) ?? 0) + delta);
    }
    for (const { account, joined } of accounts) {
      const theirs = joined.reduce((sum, other) => sum + (awarded.get(other) ?? 0), 0);
      if (theirs > 0) awarded.set(account, (awarded.get(account) ?? 0) + theirs);
    }
    return awarded;
  }

  /** The entry of a number. */
  async entry(account: string, seq: number): Promise<Entry | undefined> {
    return (await this.at(account, [seq]))[0];
  }

  async untold(limit: number): Promise<Entry[]> {
    return this.entries.find({ untold: true }).limit(limit).lean<Entry[]>();
  }

  async told(step: string): Promise<void> {
    await this.entries.updateOne({ _id: step }, { $set: { untold: false } });
  }

  /** The latest entries that changed something, newest first. */
  async latest(account: string, seq: number, limit: number): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (let from = seq; from > 0 && entries.length < limit; from -= stride) {
      const seqs = Array.from({ length: Math.min(stride, from) }, (_, i) => from - i);
      entries.push(...(await this.at(account, seqs)).filter(changedSomething).toReversed());
    }
    return entries.slice(0, limit);
  }

  private async sumsOf(accounts: readonly string[], instant: number): Promise<[string, number][]> {
    if (accounts.length === 0) return [];
    const sums = await this.entries.aggregate<{ _id: string; awarded: number }>([
      { $match: { account: { $in: [...accounts] }, kind: 'award', at: { $lt: instant } } },
      { $group: { _id: '$account', awarded: { $sum: '$delta' } } },
    ]);
    return sums.map(({ _id, awarded }) => [_id, awarded]);
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

function entryOf(account: string, { operation, refusal, ...booking }: Booking): Entry {
  const { step, workspace, programme, contact, kind, at, outside = false } = operation;
  return {
    _id: step,
    account,
    slot: slotOf(account, booking.seq),
    workspace,
    programme,
    contact,
    kind,
    ...booking,
    refused: refusal !== null,
    refusal,
    reason: 'reason' in operation ? operation.reason : null,
    at,
    untold: outside && refusal === null && (booking.changes.length > 0 || isTold(kind)),
  };
}

/** Points that a person gives or takes are told as those of a step are. */
function isTold(kind: Operation['kind']): boolean {
  return kind === 'award' || kind === 'redeem';
}

function changedSomething({ delta, changes }: Entry): boolean {
  return delta !== 0 || (changes ?? []).length > 0;
}

function slotOf(account: string, seq: number): string {
  return `${account}#${seq}`;
}
