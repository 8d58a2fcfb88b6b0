import { jobLines, type JobRequest } from '@fanfare/client';
import type { RunFilter, RunJob } from '@fanfare/contracts';
import { runFilterOf, type RunFilterOptions } from '../run-filter-options.js';
import type { Context } from '../context.js';
import { polled } from '../polled.js';

/** Which runs, and how. */
export interface ManyOptions extends RunFilterOptions {
  all?: boolean;
  /** Only say how many. */
  count?: boolean;
  detach?: boolean;
  reason?: string;
  active?: boolean;
}

type Kind = 'cancel' | 'replay' | 'anew';

const pollMs = 500;

/** Does something with a run, or with every run that fits. False when something was refused. */
export async function doWithRuns(
  kind: Kind,
  run: string | undefined,
  options: ManyOptions,
  context: Context,
  signal: AbortSignal,
): Promise<boolean> {
  if (run !== undefined) return doWithOne(kind, run, options, context);
  const { operating, terminal } = context;
  const { reason } = options;
  const request: JobRequest = {
    kind,
    filter: filterOf(options),
    by: options.active ? 'active' : 'same',
    ...(reason !== undefined && { reason }),
  };
  if (options.count) {
    const runs = await operating.previewJob(request);
    terminal.show({ runs }, () => `${runs} runs`);
    return true;
  }
  const begun = await operating.startJob(request);
  const job = options.detach ? begun : await over(begun, context, signal);
  terminal.show(job, () => jobLines(job, terminal.palette));
  return job.refused === 0;
}

async function doWithOne(kind: Kind, run: string, options: ManyOptions, context: Context): Promise<boolean> {
  const { operating, terminal } = context;
  switch (kind) {
    case 'cancel': {
      const answer = await operating.cancel([run], options.reason);
      terminal.show(answer, () => (answer.cancelled.length > 0 ? `cancelled ${run}` : `${run} ${answer.over.length > 0 ? 'was over' : 'is not there'}`)); // prettier-ignore
      return answer.unknown.length === 0;
    }
    case 'replay': {
      const answer = await operating.replay([run]);
      terminal.show(answer, () => answer.refused[0]?.because ?? `${run} is tried again`);
      return answer.refused.length === 0;
    }
    case 'anew': {
      const answer = await operating.anew([run], options.active ? 'active' : 'same');
      terminal.show(answer, () => answer.refused[0]?.because ?? `started anew: ${answer.started[0]?.as}`);
      return answer.refused.length === 0;
    }
    default:
      return kind satisfies never;
  }
}

/** Lists the jobs, or shows or stops one. */
export async function showJobs(
  id: string | undefined,
  { stop, limit }: { stop?: boolean; limit?: number },
  { operating, terminal }: Context,
): Promise<void> {
  const one = (name: string) => (stop ? operating.stopJob(name) : operating.job(name));
  const jobs = id === undefined ? await operating.jobs(limit) : [await one(id)];
  terminal.show(jobs, () => jobs.map((job) => jobLines(job, terminal.palette)).join('\n') || 'no jobs');
}

/** Where runs of a workflow wait: what to know before another version is published. */
export async function showWaiting(workflow: string, { operating, terminal }: Context): Promise<void> {
  const waiting = await operating.waiting(workflow);
  const line = ({ version, node, runs }: (typeof waiting)[number]) =>
    `${String(runs).padStart(7)}  v${version}  ${node}`;
  terminal.show(waiting, () => waiting.map(line).join('\n') || 'no run waits');
}

/** The job when it is over, or as far as it is at the signal: it goes on without anybody watching. */
async function over(begun: RunJob, { operating, terminal }: Context, signal: AbortSignal): Promise<RunJob> {
  let job = begun;
  for await (job of polled(() => operating.job(begun.id), pollMs, signal)) {
    if (job.status !== 'Running') break;
    terminal.progress(`${job.done} of ${job.expected}${job.waitsFor === null ? '' : `, waits for ${job.waitsFor}`}`);
  }
  return job;
}

function filterOf({ all, ...which }: ManyOptions): RunFilter {
  const filter = runFilterOf(which);
  if (Object.keys(filter).length > 0) return filter;
  if (all) return { from: 0 };
  throw new Error('Say which: a run, --workflow or another way to find runs (--help lists them), or --all.');
}
