import { Injectable } from '@nestjs/common';
import { maxRunsPerRequest, statusesFor, type RefusedRun, type RunFilter } from '@fanfare/contracts';
import { RunsAgain } from '../again/runs-again.js';
import type { Cursor } from '../runs/cursor.js';
import { runFilter, type RunQuery } from '../runs/run-filter.js';
import { RunStore } from '../runs/run.store.js';
import { JobItemStore } from './job-item.store.js';
import { PendingStarts } from './pending-starts.js';
import type { Job } from './job.store.js';

/** Does a page of a job's runs. The same page again does nothing twice. */
@Injectable()
export class JobPages {
  constructor(
    private readonly runs: RunStore,
    private readonly items: JobItemStore,
    private readonly again: RunsAgain,
    private readonly pending: PendingStarts,
  ) {}

  /** Where the next page begins; `isLast`: there is none. Before the runs come those that have not begun. */
  async do(job: Job): Promise<{ after: Cursor | null; isLast: boolean }> {
    if (job.place.after === null) {
      const cancelled = await this.pending.cancelSome(job);
      await this.items.add(job.id, cancelled, []);
      if (cancelled.length > 0) return { after: null, isLast: false };
    }
    const page = await this.runs.list(runFilter(jobQuery(job), job.place.after), maxRunsPerRequest);
    const ids = await this.items.without(job.id, page.map(({ id }) => id)); // prettier-ignore
    const { done, refused } = await this.act(job, ids);
    await this.items.add(job.id, done, refused);
    const last = page.at(-1);
    if (!last || page.length < maxRunsPerRequest) return { after: null, isLast: true };
    return { after: { startedAt: last.startedAt, id: last.id }, isLast: false };
  }

  private async act(job: Job, runs: string[]): Promise<{ done: string[]; refused: RefusedRun[] }> {
    const { workspace, kind, reason, by } = job;
    const words = reason !== undefined && { message: reason };
    switch (kind) {
      case 'cancel':
        await this.again.end(workspace, runs, { kind: 'cancelled', ...words });
        return { done: runs, refused: [] };
      case 'exit':
        await this.again.end(workspace, runs, { kind: 'versionReplaced', ...words });
        return { done: runs, refused: [] };
      case 'replay': {
        const { replayed, refused } = await this.again.replay(workspace, runs);
        return { done: replayed, refused };
      }
      case 'anew': {
        const { started, refused } = await this.again.anew(workspace, runs, { by, request: job.id });
        return { done: started.map(({ run }) => run), refused };
      }
      default:
        return kind satisfies never;
    }
  }
}

/** The runs that a job is about: of those a person asks for, those it can be about at all. */
export function jobQuery({
  workspace,
  kind,
  filter,
}: Pick<Job, 'workspace' | 'kind'> & { filter: RunFilter }): RunQuery {
  const possible = statusesFor(kind);
  return { ...filter, workspace, status: filter.status?.filter((status) => possible.includes(status)) ?? possible };
}
