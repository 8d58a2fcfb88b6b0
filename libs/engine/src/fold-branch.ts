import { isBranchOver, type HistoryEntry, type RunBranch, type RunDocument, type RunStatus } from '@fanfare/contracts';
import { compareText } from './fold-step.js';
import { comparePositions } from './positions.js';

type Split = Extract<HistoryEntry, { kind: 'branch.split' }>;
type Ended = Extract<HistoryEntry, { kind: 'branch.ended' }>;
type Replayed = Extract<HistoryEntry, { kind: 'branch.replayed' }>;

/**
 * A branch is shown at the step at which it ended; else where it became several; else where it passed a ForEach, of which
 * there may be more; else where it was tried again.
 */
export function splitBranch(branch: RunBranch | undefined, split: Split): RunBranch {
  return split.rejoins ? passLoop(branch, split) : divide(branch, split);
}

function divide(branch: RunBranch | undefined, { branch: name, node, into }: Split): RunBranch {
  if (!branch) return { branch: name, node, into };
  const { into: most = 0, endedAt } = branch;
  if (endedAt !== undefined || into < most) return { ...branch, into: Math.max(into, most) };
  return { ...branch, node: into === most ? lower(branch.node, node) : node, into };
}

function passLoop(branch: RunBranch | undefined, { branch: name, node, into }: Split): RunBranch {
  if (!branch) return { branch: name, node, items: into };
  const items = Math.max(into, branch.items ?? 0);
  if (branch.into !== undefined || branch.endedAt !== undefined) return { ...branch, items };
  return { ...branch, node: branch.items === undefined ? node : lower(branch.node, node), items };
}

/** A branch that is tried again: an end before that is none. */
export function replayBranch(branch: RunBranch | undefined, { branch: name, node, at, replay }: Replayed): RunBranch {
  const { into, items, endedAt, replayedAt = 0, replays } = branch ?? {};
  const known = { replayedAt: Math.max(at, replayedAt), ...most(replays, replay) };
  if (!branch) return { branch: name, node, ...known };
  const isShownElsewhere = [into, items, endedAt].some((one) => one !== undefined);
  if (isShownElsewhere || at < replayedAt) return { ...branch, ...known };
  return { ...branch, ...known, node: at === replayedAt ? lower(branch.node, node) : node };
}

function most(a: number | undefined, b: number | undefined): { replays?: number } {
  return a === undefined && b === undefined ? {} : { replays: Math.max(a ?? 0, b ?? 0) };
}

/** A branch that ended; of two ends that differ that of the later try stays, or the later one. */
export function endBranch(
  branch: RunBranch | undefined,
  { branch: name, node, exit, failed, at, reason, replay }: Ended,
): RunBranch {
  const { into, items, replayedAt, replays } = branch ?? {};
  const end: RunBranch = {
    branch: name,
    node,
    ...(into !== undefined && { into }),
    ...(items !== undefined && { items }),
    ...(replayedAt !== undefined && { replayedAt }),
    ...(replays !== undefined && { replays }),
    exit,
    failed,
    endedAt: at,
    ...(replay !== undefined && { endedAfter: replay }),
    ...(reason !== undefined && { reason }),
  };
  return branch?.endedAt !== undefined && !isLater(end, branch) ? branch : end;
}

/** Only what the ends say counts: what else is known of the branch depends on what was heard of first. */
function isLater(a: RunBranch, b: RunBranch): boolean {
  const text = ({ node, exit, reason }: RunBranch) => JSON.stringify([node, exit, reason]);
  const inTime = (a.endedAt ?? 0) - (b.endedAt ?? 0) || Number(a.failed) - Number(b.failed);
  const difference = (a.endedAfter ?? 0) - (b.endedAfter ?? 0) || inTime;
  return (difference || compareText(text(a), text(b))) > 0;
}

function lower(a: string, b: string): string {
  return compareText(a, b) < 0 ? a : b;
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
  if (!ends.every(isBranchOver)) return { status: 'Running', finishedAt: null };
  const finishedAt = Math.max(...ends.map((end) => end.endedAt ?? 0));
  return { status: ends.some((end) => end.failed) ? 'Failed' : 'Success', finishedAt };
}
