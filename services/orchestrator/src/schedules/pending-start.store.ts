import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import type { PendingFilter, PendingStart } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';

/** A run that waits for its date, and by what its contact is found. */
export interface Pending extends PendingStart {
  workspace: string;
  who: string[];
}

interface StoredPending extends Omit<Pending, 'run'> {
  /** The run's. */
  _id: string;
  /** Workspace and workflow. */
  key: string;
  /** Since when it is not to begin; null while it is. */
  cancelledAt: number | null;
}

/** Which of them; the contact by any of its references. */
export interface PendingQuery extends Omit<PendingFilter, 'contact'> {
  workspace: string;
  who?: readonly string[] | undefined;
}

/** Behind which one a list goes on. */
export interface PendingPlace {
  dueAt: number;
  run: string;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const schema = new Schema<StoredPending>(
  {
    _id: text,
    workspace: text,
    workflow: text,
    key: text,
    version: number,
    event: text,
    trigger: text,
    site: { type: String, default: null },
    card: { type: String, default: null },
    acceptedAt: number,
    dueAt: number,
    who: [String],
    cancelledAt: { type: Number, default: null },
  },
  { collection: 'pending_starts', versionKey: false, strictQuery: 'throw' },
);
for (const field of ['workspace', 'key', 'who', 'event', 'dueAt']) schema.index({ [field]: 1 });

/** The runs that begin later than their event. The timer begins them; the record says who waits, and that one is not to begin. */
@Injectable()
export class PendingStartStore implements OnModuleInit {
  private readonly model: Model<StoredPending>;
  private readonly starts: Collection<StoredPending>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredPending>('PendingStart', schema);
    this.starts = connection.collection<StoredPending>('pending_starts');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Adds one, or changes its date. False when it is cancelled. */
  async add({ run, ...pending }: Pending): Promise<boolean> {
    const { workspace, workflow, version, dueAt } = pending;
    const stored: StoredPending = { _id: run, key: `${workspace}/${workflow}`, ...pending, cancelledAt: null };
    if ((await insertNew(this.starts, [stored])).length === 0) return true;
    const changed = await this.starts.updateOne({ _id: run, cancelledAt: null }, { $set: { version, dueAt } });
    return changed.matchedCount === 1;
  }

  /** These begin, or decide to wait longer: they wait no more. Gives those that are cancelled. */
  async begin(runs: readonly string[]): Promise<Set<string>> {
    await this.starts.deleteMany({ _id: { $in: [...runs] }, cancelledAt: null });
    const left = await this.starts.find({ _id: { $in: [...runs] } }, { projection: { _id: 1 } }).toArray();
    return new Set(left.map(({ _id }) => _id));
  }

  /** Cancels those that have not begun; gives all that are cancelled, also those from before. */
  async cancel(
    workspace: string,
    runs: readonly string[],
    now: number,
  ): Promise<(Pending & { cancelledAt: number })[]> {
    const of = { _id: { $in: [...runs] }, workspace };
    await this.starts.updateMany({ ...of, cancelledAt: null }, { $set: { cancelledAt: now } });
    const found = await this.starts.find(of).toArray();
    return found.flatMap(({ cancelledAt, ...stored }) =>
      cancelledAt === null ? [] : [{ ...pendingOf(stored), cancelledAt }],
    );
  }

  /** All of a contact, by any of its references, those that are cancelled too. */
  async ofContact(workspace: string, who: readonly string[]): Promise<string[]> {
    const found = this.starts.find({ who: { $in: [...who] } }, { projection: { workspace: 1 } });
    return (await found.toArray()).flatMap(({ _id, workspace: of }) => (of === workspace ? [_id] : []));
  }

  /** That they are not to begin stays. */
  async forget(runs: readonly string[], placeholder: string): Promise<void> {
    await this.starts.updateMany({ _id: { $in: [...runs] } }, { $set: { who: [], event: placeholder } });
  }

  /** Those that are due first are first. */
  async list(query: PendingQuery, limit: number, after?: PendingPlace): Promise<Pending[]> {
    const behind = after && {
      $or: [{ dueAt: { $gt: after.dueAt } }, { dueAt: after.dueAt, _id: { $gt: after.run } }],
    };
    const found = await this.model
      .find({ ...filterOf(query), ...behind })
      .sort({ dueAt: 1, _id: 1 })
      .limit(limit)
      .lean<StoredPending[]>();
    return found.map(pendingOf);
  }

  async count(query: PendingQuery): Promise<number> {
    return this.model.countDocuments(filterOf(query));
  }

  /** Forgets those whose date was before an instant: that they are cancelled, nobody asks any more. */
  async sweep(before: number): Promise<number> {
    return (await this.starts.deleteMany({ dueAt: { $lt: before } })).deletedCount;
  }
}

function filterOf({ workspace, workflow, who, from, to, ...exact }: PendingQuery) {
  const bounds = { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lt: to }) };
  return {
    ...(workflow === undefined ? { workspace } : { key: `${workspace}/${workflow}` }),
    ...(who && { who: { $in: [...who] } }),
    ...Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== undefined)),
    ...(Object.keys(bounds).length > 0 && { acceptedAt: bounds }),
    cancelledAt: null,
  };
}

function pendingOf({ _id: run, ...stored }: Omit<StoredPending, 'cancelledAt'> & { cancelledAt?: unknown }): Pending {
  const { workspace, workflow, version, event, trigger, site, card, acceptedAt, dueAt, who } = stored;
  return { run, workspace, workflow, version, event, trigger, site, card, acceptedAt, dueAt, who };
}
