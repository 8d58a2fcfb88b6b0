import { streams, type Activation } from '@fanfare/contracts';
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
  if (openSpan(workflow)?.version === version && workflow.latestVersion === latestVersion) return workflow;
  const activations = [
    ...closed(workflow.activations, at),
    { version, from: at, to: null, ...(waitingRuns && { waitingRuns }) },
  ];
  return {
    ...workflow,
    status: 'Active',
    held: false,
    currentVersion: version,
    latestVersion,
    activations: bounded(activations, at),
  };
}

/** `hold`: the runs that have begun stay where they are; otherwise they go on to their ends. */
export function paused(workflow: Workflow, at: number, runs: 'drain' | 'hold' = 'drain'): Workflow {
  const held = runs === 'hold';
  if (workflow.status === 'Paused') return workflow.held === held ? workflow : { ...workflow, held };
  if (workflow.status !== 'Active') {
    throw conflict(`Only an active workflow can be paused; this one is ${workflow.status}.`);
  }
  return { ...workflow, status: 'Paused', held, activations: bounded(closed(workflow.activations, at), at) };
}

/** Active again, with the version that was in force when it was paused. */
export function resumed(workflow: Workflow, at: number): Workflow {
  if (workflow.status === 'Active') return workflow;
  if (workflow.status !== 'Paused') {
    throw conflict(`Only a paused workflow can be resumed; this one is ${workflow.status}.`);
  }
  return activated(workflow, workflow.currentVersion, at);
}

export function archived(workflow: Workflow, at: number): Workflow {
  if (workflow.status === 'Archived') return workflow;
  return { ...workflow, status: 'Archived', held: false, activations: bounded(closed(workflow.activations, at), at) };
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

/** Without spans that hold no event any more: empty ones, and those older than any event that is kept. */
function bounded(activations: readonly Activation[], now: number): Activation[] {
  const oldest = now - streams.events.maxAgeMs;
  return activations.filter(({ from, to }) => to === null || (to > from && to >= oldest));
}

function conflict(detail: string): ProblemError {
  return new ProblemError(409, 'Conflict', detail);
}
