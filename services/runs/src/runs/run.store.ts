import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { isFinished, runSummary, type RunDocument, type RunSummary } from '@fanfare/contracts';
import { MONGO, onlyDuplicates } from '@fanfare/chassis';
import { openRunIndex, runIndexes, waitingRunIndex } from '../indexes.js';
import { openBranches } from '../lost/open-branches.js';
import type { RunFilter } from './run-filter.js';

/** A run's document, the text it is kept as, and how often it was replaced: the guard against a lost update. */
export interface KeptRun {
  run: RunDocument;
  json: string;
  revision: number;
}

/**
 * A run as stored: what lists show and filters ask for as fields, everything as one text. Inputs and outputs hold
 * whatever a hub or a vendor sent, and as text no key (`$set`, `a.b`, `_bsontype`) and no depth can mean anything to
 * the database; it is also cheaper to write.
 */
interface StoredRun extends Omit<RunSummary, 'id'> {
  _id: string;
  revision: number;
  json: string;
  /** When it was last heard of; not there when it is over. */
  lastFactAt?: number;
  /** The steps at which it waits; not there when it does not. */
  waitsAt?: string[];
  /** That several of its branches are under way; not there when one is, or none. */
  forked?: true;
  /** The version that it goes on with; not there when that is its own. */
  movedTo?: number;
}

const { id: _id, ...summaryFields } = runSummary.shape;
const summaryKeys = Object.keys(summaryFields) as (keyof typeof summaryFields)[];

const schema = new Schema<StoredRun>(
  {
    _id: String,
    revision: Number,
    json: String,
    lastFactAt: Number,
    waitsAt: { type: [String], default: undefined },
    forked: Boolean,
    movedTo: Number,
    ...Object.fromEntries(summaryKeys.map((key) => [key, Schema.Types.Mixed])),
  },
  { collection: 'runs', versionKey: false, strictQuery: 'throw' },
);
for (const index of runIndexes) schema.index(index);
schema.index(waitingRunIndex, { partialFilterExpression: { waitsAt: { $exists: true } } });
schema.index(openRunIndex, { partialFilterExpression: { lastFactAt: { $exists: true } } });

interface WaitingGroup {
  _id: { version: number; movedTo?: number | null; node: string };
  runs: number;
}

/** All database access of the runs. */
@Injectable()
export class RunStore implements OnModuleInit {
  private readonly model: Model<StoredRun>;
  /** The driver's own collection for the hot path: nothing there needs casting. */
  private readonly runs;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredRun>('Run', schema);
    this.runs = connection.collection<StoredRun>('runs');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** The runs that exist, by id. */
  async load(ids: readonly string[]): Promise<Map<string, KeptRun>> {
    const found = this.runs.find({ _id: { $in: [...ids] } }, { projection: { json: 1, revision: 1 } });
    const kept = new Map<string, KeptRun>();
    for await (const { _id, json, revision } of found) {
      kept.set(_id, { run: JSON.parse(json) as RunDocument, json, revision });
    }
    return kept;
  }

  /**
   * Writes each run if it still has the revision that was read (0: it does not exist). False when one had moved on;
   * the others are written.
   */
  async replace(runs: readonly KeptRun[]): Promise<boolean> {
    try {
      const result = await this.runs.bulkWrite(runs.map(writeOf), { ordered: false });
      return result.matchedCount + result.insertedCount === runs.length;
    } catch (error) {
      // A run that appeared meanwhile: its id is the guard.
      if (onlyDuplicates(error)) return false;
      throw error;
    }
  }

  async find(workspace: string, id: string): Promise<RunDocument | null> {
    const { run } = (await this.load([id])).get(id) ?? {};
    return run?.workspace === workspace ? run : null;
  }

  /** The newest runs that fit. */
  async list(filter: RunFilter, limit: number): Promise<RunSummary[]> {
    const found = await this.model
      .find(filter, { json: 0, revision: 0, lastFactAt: 0, waitsAt: 0, movedTo: 0 })
      .sort({ startedAt: -1, _id: -1 })
      .limit(limit)
      .lean<StoredRun[]>();
    return found.map(({ _id, ...summary }) => ({ id: _id, ...summary }));
  }

  /** How many runs fit, by status. */
  async count(filter: RunFilter): Promise<Record<string, number>> {
    const groups = await this.model.aggregate<{ _id: string; runs: number }>([
      { $match: filter },
      { $group: { _id: '$status', runs: { $sum: 1 } } },
    ]);
    return Object.fromEntries(groups.map(({ _id, runs }) => [_id, runs]));
  }

  /** At which steps of which versions runs of a workflow wait, and how many. A run that waits at two counts at both. */
  async countWaiting(workspace: string, workflow: string): Promise<{ version: number; node: string; runs: number }[]> {
    const groups = await this.model.aggregate<WaitingGroup>([
      { $match: { workspace, workflow, waitsAt: { $exists: true } } },
      { $unwind: '$waitsAt' },
      { $group: { _id: { version: '$version', movedTo: '$movedTo', node: '$waitsAt' }, runs: { $sum: 1 } } },
    ]);
    const waiting = new Map<string, { version: number; node: string; runs: number }>();
    for (const { _id, runs } of groups) {
      const { node, version } = { ..._id, version: _id.movedTo ?? _id.version };
      const before = waiting.get(`${version}/${node}`)?.runs ?? 0;
      waiting.set(`${version}/${node}`, { version, node, runs: before + runs });
    }
    return [...waiting.values()].sort((a, b) => b.version - a.version || b.runs - a.runs || (a.node < b.node ? -1 : 1));
  }
}

function writeOf({ run, json, revision }: KeptRun) {
  const open = !isFinished(run.status);
  const waitsAt = open ? stepsOfWait(run) : [];
  const waits = waitsAt.length > 0;
  const forked = open && openBranches(run).length > 1;
  const fields = {
    ...summaryOf(run),
    json,
    revision: revision + 1,
    ...(open && { lastFactAt: Date.now() }),
    ...(waits && { waitsAt }),
    ...(forked && { forked }),
    ...(run.moved && { movedTo: run.moved.version }),
  };
  if (revision === 0) return { insertOne: { document: { _id: run.id, ...fields } } };
  const gone = {
    ...(!open && { lastFactAt: 1 as const }),
    ...(!waits && { waitsAt: 1 as const }),
    ...(!forked && { forked: 1 as const }),
  };
  const update = { $set: fields, ...(Object.keys(gone).length > 0 && { $unset: gone }) };
  return { updateOne: { filter: { _id: run.id, revision }, update } };
}

function summaryOf(run: RunDocument): Omit<RunSummary, 'id'> {
  // What a run does not have is left out: the driver would store null, which is not the same.
  const present = summaryKeys.filter((key) => run[key] !== undefined);
  return Object.fromEntries(present.map((key) => [key, run[key]])) as Omit<RunSummary, 'id'>;
}

/** Each step counts once, on however many branches it is waited at. */
function stepsOfWait({ steps }: RunDocument): string[] {
  return [...new Set(steps.flatMap(({ status, node }) => (status === 'Waiting' ? [node] : [])))];
}
