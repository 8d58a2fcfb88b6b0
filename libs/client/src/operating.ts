import type { z } from 'zod';
import {
  cancelledRuns,
  countWaiting,
  listDeadLetters,
  listLostRuns,
  listPendingStarts,
  listRunJobs,
  previewRunJob,
  replayRuns,
  runAnew,
  runJob,
  settleDeadLetters,
  type settlement,
  type AnewBy,
  type CancelledRuns,
  type ReplyOf,
  type RunFilter,
  type RunJob,
  type RunJobKind,
} from '@fanfare/contracts';
import { call, callIn, type Call, type Endpoint } from './call.js';

/** What is to be done with which runs. */
export interface JobRequest {
  kind: RunJobKind;
  filter: RunFilter;
  reason?: string;
  by?: AnewBy;
}

export interface PendingQuery {
  workflow?: string;
  contact?: string;
  limit?: number;
}

export interface DeadLetterQuery {
  limit?: number;
  /** With those that are settled. */
  all?: boolean;
  /** Of every workspace, and of none: needs a key for all of them. */
  everywhere?: boolean;
}

/** Which dead letters, and what is made of them. */
export type Settlement = z.input<typeof settlement>;

/** What people who keep a workspace going do with its runs. */
export class Operating {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  /** At most 200 at once. */
  cancel(runs: readonly string[], reason?: string): Promise<CancelledRuns> {
    const body = { runs, ...(reason !== undefined && { reason }) };
    return this.ask({ method: 'POST', path: '/runs/cancel', body, reply: cancelledRuns });
  }

  /** At most 200 at once. */
  replay(runs: readonly string[]): Promise<ReplyOf<typeof replayRuns>> {
    return this.ask({ method: 'POST', path: '/runs/replay', body: { runs }, reply: replayRuns.reply });
  }

  /** At most 200 at once. */
  anew(runs: readonly string[], by: AnewBy): Promise<ReplyOf<typeof runAnew>> {
    return this.ask({ method: 'POST', path: '/runs/anew', body: { runs, by }, reply: runAnew.reply });
  }

  startJob(body: JobRequest): Promise<RunJob> {
    return this.ask({ method: 'POST', path: '/run-jobs', body, reply: runJob });
  }

  /** How many runs it would be about. */
  async previewJob({ kind, filter }: JobRequest): Promise<number> {
    const request = { method: 'POST', path: '/run-jobs/preview', body: { kind, filter } } as const;
    return (await this.ask({ ...request, reply: previewRunJob.reply })).runs;
  }

  job(id: string): Promise<RunJob> {
    return this.ask({ method: 'GET', path: `/run-jobs/${encodeURIComponent(id)}`, reply: runJob });
  }

  async jobs(limit?: number): Promise<RunJob[]> {
    return (await this.ask({ method: 'GET', path: '/run-jobs', query: { limit }, reply: listRunJobs.reply })).jobs;
  }

  stopJob(id: string): Promise<RunJob> {
    return this.ask({ method: 'POST', path: `/run-jobs/${encodeURIComponent(id)}/stop`, reply: runJob });
  }

  /** Where runs of a workflow wait. */
  async waiting(workflow: string): Promise<ReplyOf<typeof countWaiting>['waiting']> {
    const path = `/workflows/${encodeURIComponent(workflow)}/waiting`;
    return (await this.ask({ method: 'GET', path, reply: countWaiting.reply })).waiting;
  }

  /** Runs that do not go on by themselves. */
  lostRuns(limit?: number): Promise<ReplyOf<typeof listLostRuns>> {
    return this.ask({ method: 'GET', path: '/runs/lost', query: { limit }, reply: listLostRuns.reply });
  }

  /** Runs that wait for the date they begin at. */
  pendingStarts(query: PendingQuery = {}): Promise<ReplyOf<typeof listPendingStarts>> {
    return this.ask({ method: 'GET', path: '/runs/pending', query: { ...query }, reply: listPendingStarts.reply });
  }

  /** What nobody could handle: of the workspace, or also of all others and of none. */
  deadLetters({ all, everywhere, limit }: DeadLetterQuery = {}): Promise<ReplyOf<typeof listDeadLetters>> {
    const request = { method: 'GET', query: { limit, all: all ? 'true' : undefined }, reply: listDeadLetters.reply } as const; // prettier-ignore
    return everywhere
      ? call(this.endpoint, { ...request, path: '/v1/dead-letters' })
      : this.ask({ ...request, path: '/dead-letters' });
  }

  settleDeadLetters(body: Settlement, everywhere = false): Promise<ReplyOf<typeof settleDeadLetters>> {
    const request = { method: 'POST', body, reply: settleDeadLetters.reply } as const;
    return everywhere
      ? call(this.endpoint, { ...request, path: '/v1/dead-letters/settle' })
      : this.ask({ ...request, path: '/dead-letters/settle' });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}
