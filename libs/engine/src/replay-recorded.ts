import { isOmitted, type RunBranch, type RunDocument, type RunStep } from '@fanfare/contracts';
import type { Start } from './advance.js';
import type { CompiledWorkflow } from './compile.js';
import { play } from './play.js';
import { recordedWorld, type ContactAfter } from './recorded-world.js';
import { sameAsRecorded } from './same-as-recorded.js';
import { simulationOf, type Simulation } from './simulate.js';

/**
 * Why a run cannot be reproduced from its history. `otherVersion`: it ran another version. `otherEvent`: it was started
 * by another event. `moved`: it went on with another version than the one it began with. `replayed`: a person had it tried
 * again, and the first attempts are not kept. `omitted`: an answer was too large to keep. `differs`: what is computed now
 * is not what was recorded.
 */
export type NotReproducible = 'otherVersion' | 'otherEvent' | 'moved' | 'replayed' | 'omitted' | 'differs';

export type Replay =
  | { reproduced: true; simulation: Simulation }
  /** `at`: where, such as `0.1/coupon.output`. */
  | { reproduced: false; because: NotReproducible; at: string };

/**
 * Plays a run again from its event and what its history says of the world: the answers of services, when they came, and
 * what ended it. The same run comes of it, or the reason why not; nothing that is missing is guessed.
 */
export function replayRecorded(
  workflow: CompiledWorkflow,
  start: Start,
  document: RunDocument,
  contactAfter: ContactAfter = () => undefined,
): Replay {
  const failure = (because: NotReproducible, at = ''): Replay => ({ reproduced: false, because, at });
  if (document.version !== workflow.info.version) return failure('otherVersion');
  if (document.event !== start.event.id) return failure('otherEvent');
  if (document.moved) return failure('moved');
  const replayed = document.branches.find(({ replayedAt }) => replayedAt !== undefined);
  if (replayed) return failure('replayed', replayed.branch);
  const omitted = document.steps.find((step) => isOmitted(step.output) && isAnswered(workflow, step));
  if (omitted) return failure('omitted', `${nameOf(omitted)}.output`);
  const from = start.from ?? document.steps.find(isFirstOf(workflow))?.queuedAt ?? start.run.startedAt;
  const simulation = simulationOf(play(workflow, { ...start, from }, recordedWorld(document, contactAfter)));
  const difference = differenceBetween(document, simulation.document);
  return difference === null ? { reproduced: true, simulation } : failure('differs', difference);
}

/** Steps whose outcome comes from outside; of the others it is computed again. */
function isAnswered({ nodes }: CompiledWorkflow, step: RunStep): boolean {
  const node = nodes.get(step.node);
  return node?.kind === 'action' || node?.logic.awaits !== undefined || step.action === 'CallWorkflow';
}

/** A run may have had to wait for its turn before it began. */
function isFirstOf({ start }: CompiledWorkflow): (step: RunStep) => boolean {
  return ({ branch, node }) => branch === '0' && node === start;
}

/** Where two documents of a run first differ; null when nowhere. Waits for a vendor or a limit are no part of a run's logic. */
function differenceBetween(recorded: RunDocument, replayed: RunDocument): string | null {
  return (
    differentStep(recorded.steps, replayed.steps) ??
    differentBranch(recorded.branches, replayed.branches) ??
    (recorded.status === replayed.status ? null : 'status') ??
    (recorded.finishedAt === replayed.finishedAt ? null : 'finishedAt')
  );
}

const stepFields = ['exit', 'next', 'attempt', 'error', 'warnings', 'queuedAt', 'startedAt', 'finishedAt'] as const;

function differentStep(recorded: readonly RunStep[], replayed: readonly RunStep[]): string | null {
  const byName = new Map(replayed.map((step) => [nameOf(step), step]));
  for (const step of recorded) {
    const again = byName.get(nameOf(step));
    // Only heard of as waiting: a service may have said so before its first answer.
    if (!again) {
      if (step.exit === '') continue;
      return nameOf(step);
    }
    byName.delete(nameOf(step));
    const field = stepFields.find((name) => JSON.stringify(step[name]) !== JSON.stringify(again[name]));
    const data = (['input', 'output'] as const).find((name) => !sameAsRecorded(again[name], step[name]));
    if (field ?? data) return `${nameOf(step)}.${field ?? data}`;
  }
  const [more] = byName.keys();
  return more ?? null;
}

const branchFields = ['into', 'items', 'exit', 'failed', 'endedAt'] as const;

function differentBranch(recorded: readonly RunBranch[], replayed: readonly RunBranch[]): string | null {
  const byName = new Map(replayed.map((branch) => [branch.branch, branch]));
  for (const branch of recorded) {
    const again = byName.get(branch.branch);
    if (!again) return branch.branch;
    const field = branchFields.find((name) => branch[name] !== again[name]);
    if (field) return `${branch.branch}.${field}`;
  }
  return recorded.length === replayed.length ? null : 'branches';
}

function nameOf({ branch, node, visit }: RunStep): string {
  return visit === 0 ? `${branch}/${node}` : `${branch}/${node}/${visit}`;
}
