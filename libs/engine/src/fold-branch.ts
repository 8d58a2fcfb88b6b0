import type { HistoryEntry, RunBranch, RunDocument, RunStatus } from '@fanfare/contracts';
import { compareText } from './fold-step.js';
import { comparePositions } from './positions.js';

type Split = Extract<HistoryEntry, { kind: 'branch.split' }>;
type Ended = Extract<HistoryEntry, { kind: 'branch.ended' }>;
type Replayed = Extract<HistoryEntry, { kind: 'branch.replayed' }>;

export function splitBranch(branch: RunBranch | undefined, split: Split): RunBranch {
  if (split.rejoins) return itemsOf(branch, split);
  const into = Math.max(split.into, branch?.into ?? 0);
  if (branch?.endedAt !== undefined) return { ...branch, into };
  return { ...branch, branch: split.branch, node: split.node, into };
}

/** A branch may pass several ForEach before it becomes several, or ends: where it is shown is where it did that. */
function itemsOf(branch: RunBranch | undefined, { branch: name, node, into }: Split): RunBranch {
  const items = Math.max(into, branch?.items ?? 0);
  if (branch?.into !== undefined || branch?.endedAt !== undefined) return { ...branch, items };
  const first = branch?.items !== undefined && compareText(branch.node, node) < 0 ? branch.node : node;
  return { ...branch, branch: name, node: first, items };
}

/** A branch that is tried again: an end before that is none. */
export function replayBranch(branch: RunBranch | undefined, { branch: name, node, at }: Replayed): RunBranch {
  return { node, ...branch, branch: name, replayedAt: Math.max(at, branch?.replayedAt ?? 0) };
}

/** A branch that ended; of two ends that differ the later one stays. */
export function endBranch(
  branch: RunBranch | undefined,
  { branch: name, node, exit, failed, at, reason }: Ended,
): RunBranch {
  const { into, items, replayedAt } = branch ?? {};
  const end: RunBranch = {
    branch: name,
    node,
    ...(into !== undefined && { into }),
    ...(items !== undefined && { items }),
    ...(replayedAt !== undefined && { replayedAt }),
    exit,
    failed,
    endedAt: at,
    ...(reason !== undefined && { reason }),
  };
  return branch?.endedAt !== undefined && !isLater(end, branch) ? branch : end;
}

function isLater(a: RunBranch, b: RunBranch): boolean {
  const difference = (a.endedAt ?? 0) - (b.endedAt ?? 0) || Number(a.failed) - Number(b.failed);
  return (difference || compareText(JSON.stringify(a), JSON.stringify(b))) > 0;
}

/** In the order of their positions: `0.2` before `0.10`. */
export function sortBranches(branches: RunBranch[]): RunBranch[] {
  return branches.sort((a, b) => comparePositions(a.branch, b.branch));
}

/** How the whole run stands, from the branches known: those that split opened others, those that ended closed. */
export function standing(run: RunDocument): { status: RunStatus; finishedAt: number | null } {
  if (run.steps.length === 0 && run.branches.length === 0) return { status: 'Pending', finishedAt: null };
  const byName = new Map(run.branches.map((branch) => [branch.branch, branch]));
  const ends: RunBranch[] = [];
  const opened = ['0'];
  for (let name = opened.pop(); name !== undefined; name = opened.pop()) {
    const branch = byName.get(name);
    // A split that opened more branches than are known has at least one that is still open.
    if (!branch || (branch.into ?? 0) > byName.size) {
      return { status: 'Running', finishedAt: null };
    }
    if (branch.into === undefined) ends.push(branch);
    else for (let i = 0; i < branch.into; i++) opened.push(`${name}.${i}`);
  }
  if (!ends.every(isOver)) return { status: 'Running', finishedAt: null };
  const finishedAt = Math.max(...ends.map((end) => end.endedAt ?? 0));
  return { status: ends.some((end) => end.failed) ? 'Failed' : 'Success', finishedAt };
}

function isOver({ endedAt, replayedAt }: RunBranch): boolean {
  return endedAt !== undefined && (replayedAt === undefined || replayedAt < endedAt);
}
