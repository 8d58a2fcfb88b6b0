import { Injectable } from '@nestjs/common';
import {
  cancelPendingStarts,
  listPendingStarts,
  maxRunsPerRequest,
  type PendingFilter,
  type RunFilter,
} from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Job } from './job.store.js';

const patienceMs = 30_000;

type About = Pick<Job, 'workspace' | 'kind' | 'filter'>;

/** Runs that wait for the date they begin at: in no history yet, and meant by whoever cancels what fits. */
@Injectable()
export class PendingStarts {
  constructor(private readonly requests: Requests) {}

  async count(job: About): Promise<number> {
    const filter = pendingFilterOf(job);
    if (!filter) return 0;
    const asked = { workspace: job.workspace, limit: 1, ...filter };
    return (await this.requests.ask(listPendingStarts, asked, patienceMs)).total;
  }

  /** As many as one request may name; none when there are no more. */
  async cancelSome(job: About): Promise<string[]> {
    const filter = pendingFilterOf(job);
    if (!filter) return [];
    const { workspace } = job;
    const asked = { workspace, limit: maxRunsPerRequest, ...filter };
    const { starts } = await this.requests.ask(listPendingStarts, asked, patienceMs);
    if (starts.length === 0) return [];
    const runs = starts.map(({ run }) => run);
    return (await this.requests.ask(cancelPendingStarts, { workspace, runs }, patienceMs)).cancelled;
  }
}

/** What a job says of runs that have not begun; null when it is not about them: they have no version yet, are no tests, and nobody called them. */
export function pendingFilterOf({ kind, filter }: { kind: Job['kind']; filter: RunFilter }): PendingFilter | null {
  const { version, versionBelow, versionNot, status, mode, caller, ...others } = filter;
  // What only a run that has begun can have.
  const asksForMore = [version, versionBelow, versionNot, caller].some((given) => given !== undefined);
  if (kind !== 'cancel' || asksForMore || mode === 'test' || (status && !status.includes('Pending'))) return null;
  return others;
}
