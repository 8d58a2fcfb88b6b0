import type { HistoryEntry, RunDocument, RunStarted } from '@fanfare/contracts';
import { endBranch, replayBranch, sortBranches, splitBranch, standing } from './fold-branch.js';
import { endRun, moveRun, withEnding } from './fold-ending.js';
import { finishStep, sortSteps, waitStep } from './fold-step.js';

/**
 * Adds one fact to a run's document. Facts may come in any order and more than once: the same facts always give an equal
 * document. The run is Pending until something happened, and ends when every branch opened has ended: Failed when one failed.
 */
export function foldRun(run: RunDocument | null, entry: HistoryEntry): RunDocument {
  const known = run ?? blank(entry);
  const document = add(started(known) ? known : { ...known, startedAt: Math.min(known.startedAt, entry.at) }, entry);
  return withEnding({ ...document, ...standing(document) });
}

/** Adds many facts of one run. */
export function applyHistory(run: RunDocument | null, entries: readonly HistoryEntry[]): RunDocument | null {
  return entries.reduce<RunDocument | null>((document, entry) => foldRun(document, entry), run);
}

function add(run: RunDocument, entry: HistoryEntry): RunDocument {
  switch (entry.kind) {
    case 'run.started':
      // The run that a step calls starts at the instant of that step, which a repeat may say otherwise.
      return started(run) && run.startedAt <= entry.at ? run : { ...run, ...summaryOf(entry) };
    case 'step.finished':
      return {
        ...run,
        steps: sortSteps(replace(run.steps, finishStep(run.steps.find(isStepOf(entry)), entry), isStepOf(entry))),
      };
    case 'step.waiting':
      return {
        ...run,
        steps: sortSteps(replace(run.steps, waitStep(run.steps.find(isStepOf(entry)), entry), isStepOf(entry))),
      };
    case 'branch.split':
      return {
        ...run,
        branches: sortBranches(
          replace(run.branches, splitBranch(run.branches.find(isBranchOf(entry)), entry), isBranchOf(entry)),
        ),
      };
    case 'branch.ended':
      return {
        ...run,
        branches: sortBranches(
          replace(run.branches, endBranch(run.branches.find(isBranchOf(entry)), entry), isBranchOf(entry)),
        ),
      };
    case 'branch.replayed':
      return {
        ...run,
        branches: sortBranches(
          replace(run.branches, replayBranch(run.branches.find(isBranchOf(entry)), entry), isBranchOf(entry)),
        ),
      };
    case 'run.moved':
      return moveRun(run, entry);
    case 'run.ended':
      return endRun(run, entry);
    default:
      return entry satisfies never;
  }
}

function replace<T>(list: readonly T[], item: T, isIt: (item: T) => boolean): T[] {
  return [...list.filter((other) => !isIt(other)), item];
}

const isStepOf =
  (at: { branch: string; node: string; visit: number }) => (step: { branch: string; node: string; visit: number }) =>
    step.branch === at.branch && step.node === at.node && step.visit === at.visit;

const isBranchOf = (at: { branch: string }) => (branch: { branch: string }) => branch.branch === at.branch;

/** A run whose start has not been heard of yet has no version. */
function started(run: RunDocument): boolean {
  return run.version > 0;
}

function blank({ run, workspace, at }: HistoryEntry): RunDocument {
  return {
    id: run,
    workspace,
    workflow: '',
    workflowName: '',
    version: 0,
    mode: 'live',
    status: 'Pending',
    trigger: '',
    event: '',
    occurredAt: '',
    contact: null,
    site: null,
    card: null,
    startedAt: at,
    finishedAt: null,
    steps: [],
    branches: [],
  };
}

function summaryOf(entry: RunStarted): Partial<RunDocument> {
  const { kind: _kind, run: _run, at, ...facts } = entry;
  return { ...facts, startedAt: at };
}
