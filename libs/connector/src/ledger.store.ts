import { Schema, type Connection, type Model } from 'mongoose';
import { forgottenOutcome, type Outcome } from '@fanfare/contracts';
import { withPrefix } from '@fanfare/chassis';
import { Ledger, type Claim } from './ledger.js';

interface Entry {
  _id: string;
  state: 'started' | 'done';
  /** Until when the claim is somebody's; 0 once done. */
  until: number;
  /** As JSON text: a document would not give every name and value of a vendor's answer back as it was. */
  outcome: string | null;
  at: number;
}

const schema = new Schema<Entry>(
  {
    _id: String,
    state: { type: String, required: true },
    until: { type: Number, required: true },
    outcome: { type: String, default: null },
    at: { type: Number, required: true },
  },
  { collection: 'ledger', versionKey: false, minimize: false },
);

schema.index({ state: 1, at: 1 });

/** The ledger in MongoDB: one document per step, unique by its id; every decision is one guarded write. */
export class LedgerStore extends Ledger {
  private readonly entries: Model<Entry>;

  constructor(private readonly connection: Connection) {
    super();
    this.entries = connection.model<Entry>('LedgerEntry', schema);
  }

  async prepare(): Promise<void> {
    await this.entries.createIndexes();
  }

  async sweep(before: number): Promise<number> {
    const { deletedCount } = await this.entries.deleteMany({ state: 'done', at: { $lt: before } });
    return deletedCount;
  }

  async forget(runs: readonly string[]): Promise<number> {
    if (runs.length === 0) return 0;
    const $or = runs.map((run) => ({ _id: withPrefix(`${run}/`) }));
    const found = await this.entries.find({ $or, outcome: { $ne: null } }).lean<Entry[]>();
    const changed = found.flatMap(({ _id, outcome }) => {
      const forgotten = outcome === null ? null : JSON.stringify(forgottenOutcome(JSON.parse(outcome) as Outcome));
      return forgotten === outcome
        ? []
        : [{ updateOne: { filter: { _id }, update: { $set: { outcome: forgotten } } } }];
    });
    if (changed.length > 0) await this.entries.bulkWrite(changed, { ordered: false });
    return changed.length;
  }

  async claim(stepIds: readonly string[], now: number, leaseMs: number): Promise<Claim[]> {
    const taken = await this.insertNew(
      stepIds.map((_id) => ({ _id, state: 'started' as const, until: now + leaseMs, outcome: null, at: now })),
    );
    const found = new Map<string, Entry>();
    if (taken.size > 0) {
      for (const entry of await this.entries.find({ _id: { $in: [...taken] } }).lean<Entry[]>()) {
        found.set(entry._id, entry);
      }
    }
    return stepIds.map((id) => claimOf(taken.has(id) ? found.get(id) : undefined, taken.has(id), now));
  }

  async takeOver(stepId: string, expiredUntil: number, now: number, leaseMs: number): Promise<boolean> {
    // The old `until` is the guard: of two workers who saw the same expired claim, one changes it.
    const result = await this.entries.updateOne(
      { _id: stepId, state: 'started', until: expiredUntil },
      { $set: { until: now + leaseMs } },
    );
    return result.modifiedCount === 1;
  }

  async release(stepIds: readonly string[]): Promise<void> {
    await this.entries.deleteMany({ _id: { $in: [...stepIds] }, state: 'started' });
  }

  async expire(stepIds: readonly string[], now: number): Promise<void> {
    await this.entries.updateMany({ _id: { $in: [...stepIds] }, state: 'started' }, { $set: { until: now - 1 } });
  }

  async record(outcomes: readonly { stepId: string; outcome: Outcome }[], now: number): Promise<Outcome[]> {
    if (outcomes.length === 0) return [];
    const fresh = outcomes.map(({ stepId, outcome }) => ({
      _id: stepId,
      state: 'done' as const,
      until: 0,
      outcome: JSON.stringify(outcome),
      at: now,
    }));
    const taken = await this.insertNew(fresh);
    if (taken.size === 0) return outcomes.map(({ outcome }) => outcome);
    const claimed = fresh.filter(({ _id }) => taken.has(_id));
    await this.entries.bulkWrite(
      claimed.map(({ _id, outcome }) => ({
        updateOne: {
          filter: { _id, state: 'started' },
          update: { $set: { state: 'done', until: 0, outcome, at: now } },
        },
      })),
      { ordered: false },
    );
    const recorded = new Map(
      (await this.entries.find({ _id: { $in: claimed.map(({ _id }) => _id) } }).lean<Entry[]>()).map((entry) => [
        entry._id,
        parsed(entry),
      ]),
    );
    return outcomes.map(({ stepId, outcome }) => recorded.get(stepId) ?? outcome);
  }

  /** Inserts what is not there; returns the ids that were. */
  private async insertNew(entries: Entry[]): Promise<Set<string>> {
    try {
      await this.connection.collection<Entry>('ledger').insertMany(entries, { ordered: false });
      return new Set();
    } catch (error) {
      return duplicatesIn(error, entries);
    }
  }
}

const duplicateKey = 11000;

function duplicatesIn(error: unknown, entries: Entry[]): Set<string> {
  const writeErrors = (error as { writeErrors?: { code: number; index: number }[] | { code: number; index: number } })
    .writeErrors;
  const list = writeErrors === undefined ? [] : [writeErrors].flat();
  if (list.length === 0 || list.some(({ code }) => code !== duplicateKey)) throw error;
  return new Set(list.map(({ index }) => entries[index]?._id ?? ''));
}

function claimOf(entry: Entry | undefined, wasThere: boolean, now: number): Claim {
  if (!wasThere) return { state: 'mine' };
  // Claimed by somebody who released it since: look again in a moment rather than guess.
  if (!entry) return { state: 'live', until: now };
  const outcome = parsed(entry);
  if (outcome) return { state: 'done', outcome };
  return entry.until > now ? { state: 'live', until: entry.until } : { state: 'expired', until: entry.until };
}

function parsed({ outcome }: Entry): Outcome | null {
  return outcome === null ? null : (JSON.parse(outcome) as Outcome);
}
