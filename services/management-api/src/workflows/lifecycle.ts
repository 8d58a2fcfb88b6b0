import { standingMove, streams, type Activation, type FieldProblem } from '@fanfare/contracts';
import { ProblemError } from '../http/problem-error.js';
import { openSpan, type Workflow } from './workflow.js';

/**
 * What can happen to a workflow, as functions of values. `at` is the instant at which the change takes effect; each
 * throws a Conflict that says what the workflow is when the change makes no sense. A change that changes nothing gives
 * the same object back.
 */
export function activated(
  workflow: Workflow,
  version: number,
  at: number,
  waitingRuns?: Activation['waitingRuns'],
): Workflow {
  refuseArchived(workflow);
  const latestVersion = Math.max(workflow.latestVersion, version);
  if (openSpan(workflow)?.version === version && workflow.latestVersion === latestVersion) {
    if (!decides(workflow, waitingRuns)) return workflow;
  }
  const activations = [
    ...closed(workflow.activations, at),
    { version, from: at, to: null, ...(waitingRuns && { waitingRuns }) },
  ];
  return {
    ...workflow,
    status: 'Active',
    held: false,
    pausedBecause: null,
    currentVersion: version,
    latestVersion,
    activations: bounded(activations, at),
  };
}

export interface Pausing {
  /** `hold`: the runs that have begun stay where they are; otherwise they go on to their ends. @default drain */
  runs?: 'drain' | 'hold' | undefined;
  because?: string | undefined;
}

export function paused(workflow: Workflow, at: number, { runs = 'drain', because }: Pausing = {}): Workflow {
  const held = runs === 'hold';
  if (workflow.status === 'Paused') {
    const pausedBecause = because ?? workflow.pausedBecause;
    const isSame = workflow.held === held && workflow.pausedBecause === pausedBecause;
    return isSame ? workflow : { ...workflow, held, pausedBecause };
  }
  if (workflow.status !== 'Active') {
    throw conflict(`Only an active workflow can be paused; this one is ${workflow.status}.`);
  }
  return {
    ...workflow,
    status: 'Paused',
    held,
    pausedBecause: because ?? null,
    activations: bounded(closed(workflow.activations, at), at),
  };
}

/** Active again, with the version that was in force when it was paused. */
export function resumed(workflow: Workflow, at: number): Workflow {
  if (workflow.status === 'Active') return workflow;
  if (workflow.status !== 'Paused') {
    throw conflict(`Only a paused workflow can be resumed; this one is ${workflow.status}.`);
  }
  return activated(workflow, workflow.currentVersion, at);
}

/**
 * `drain`: the runs that have begun go on to their ends; `exit`: they are ended. Those that somebody holds do neither by
 * themselves: they stay held until they are ended.
 */
export function archived(workflow: Workflow, at: number, runs?: 'drain' | 'exit'): Workflow {
  const { status, held, runsEndAt } = workflow;
  const ends = runs === 'exit';
  if (status === 'Archived') return ends && runsEndAt === null ? { ...workflow, runsEndAt: at } : workflow;
  if (held && runs === undefined) {
    throw conflict('Its runs are held; archived, nobody could resume them.', {
      errors: [
        { path: 'runs', message: 'say what becomes of them: drain lets them go on to their ends, exit ends them' },
      ],
    });
  }
  return {
    ...workflow,
    status: 'Archived',
    held: held && ends,
    pausedBecause: null,
    runsEndAt: ends ? at : null,
    activations: bounded(closed(workflow.activations, at), at),
  };
}

/** The same change, taking effect at another instant. */
export function moved(workflow: Workflow, from: number, to: number): Workflow {
  const move = (instant: number) => (instant === from ? to : instant);
  return {
    ...workflow,
    activations: workflow.activations.map((span) => ({
      ...span,
      from: move(span.from),
      to: span.to === null ? null : move(span.to),
    })),
  };
}

/** The instant from which the latest change is in effect. */
export function settledAt({ activations }: Workflow): number {
  return Math.max(0, ...activations.flatMap(({ from, to }) => [from, to ?? from]));
}

export function refuseArchived({ status }: Workflow): void {
  if (status === 'Archived') throw conflict('The workflow is archived.');
}

function closed(activations: readonly Activation[], at: number): Activation[] {
  // A span that would have begun later never begins: it is empty, and dropped below.
  return activations.map((span) => (span.to === null ? { ...span, to: Math.max(span.from, at) } : span));
}

/** Whether it is news what becomes of runs that wait. */
function decides(workflow: Workflow, waitingRuns: Activation['waitingRuns'] = 'finish'): boolean {
  return waitingRuns !== 'finish' && waitingRuns !== openSpan(workflow)?.waitingRuns;
}

/**
 * Without spans that hold no event any more: empty ones, and those older than any event that is kept. A run may wait for
 * longer than that: where it is to move to is kept.
 */
function bounded(activations: readonly Activation[], now: number): Activation[] {
  const oldest = now - streams.events.maxAgeMs;
  const begun = activations.filter(({ from, to }) => to === null || to > from);
  const move = standingMove(begun);
  return begun.filter((span) => span === move || span.to === null || span.to >= oldest);
}

function conflict(detail: string, options?: { errors: FieldProblem[] }): ProblemError {
  return new ProblemError(409, 'Conflict', detail, options);
}
