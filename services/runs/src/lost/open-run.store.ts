import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';

/** A run that is not over, as the collection of runs has it. */
interface StoredOpenRun {
  _id: string;
  workspace: string;
  event: string;
  /** Not there when the run is over. */
  lastFactAt: number;
  /** Not there when it has one branch. */
  forked?: true;
}

export interface OpenRun {
  id: string;
  lastFactAt: number;
}

const fields = { _id: 1, lastFactAt: 1 } as const;

/** Looks for runs that are not over. */
@Injectable()
export class OpenRunStore {
  private readonly runs: Collection<StoredOpenRun>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.runs = connection.collection<StoredOpenRun>('runs');
  }

  /** Those not heard of since before an instant, longest first; `after` goes on behind the run that was heard of then. */
  async quiet(before: number, after: OpenRun | null, limit: number): Promise<OpenRun[]> {
    const found = this.runs
      .find({ lastFactAt: { $gte: after?.lastFactAt ?? 0, $lt: before }, ...behind(after) }, { projection: fields })
      .sort({ lastFactAt: 1, _id: 1 })
      .limit(limit);
    return (await found.toArray()).map(toOpenRun);
  }

  /** Of these runs those that are not over. */
  async open(ids: readonly string[]): Promise<OpenRun[]> {
    const found = await this.runs.find({ _id: { $in: [...ids] } }, { projection: fields }).toArray();
    return found.filter(({ lastFactAt }) => typeof lastFactAt === 'number').map(toOpenRun);
  }

  /** Of these runs those of which several branches are under way. */
  async forked(ids: readonly string[]): Promise<string[]> {
    const found = this.runs.find({ _id: { $in: [...ids] }, forked: true }, { projection: { _id: 1 } });
    return (await found.toArray()).map(({ _id }) => _id);
  }

  /** Of the steps of a workspace those that called a run which is not over. The call is the event that started it. */
  async called(workspace: string, steps: readonly string[]): Promise<Set<string>> {
    // A step that is replayed has the number of the try behind its identity.
    const $or = steps.map((step) => ({ event: { $gte: step, $lte: `${step}/r~` } }));
    const found = await this.runs.find({ workspace, $or }, { projection: { event: 1, lastFactAt: 1 } }).toArray();
    const open = found.filter(({ lastFactAt }) => typeof lastFactAt === 'number');
    return new Set(open.map(({ event }) => event.replace(/\/r\d+$/, '')));
  }
}

function toOpenRun({ _id, lastFactAt }: StoredOpenRun): OpenRun {
  return { id: _id, lastFactAt };
}

/** Of one instant there are as many runs as one write took. */
function behind(after: OpenRun | null) {
  if (!after) return {};
  const { id, lastFactAt } = after;
  return { $or: [{ lastFactAt: { $gt: lastFactAt } }, { lastFactAt, _id: { $gt: id } }] };
}
