import { isBranchOver, type RunDocument } from '@fanfare/contracts';

/** A branch that is under way, as far as the history knows. */
export interface OpenBranch {
  readonly branch: string;
  /** It has come to where it waits for other branches of the run, and they are looked at themselves. */
  readonly waitsForOthers: boolean;
}

const waitsForOthers: ReadonlySet<string> = new Set(['Merge', 'ForEach']);

/** The branches of a run that are not over, and not divided into others that are then looked at in their place. */
export function openBranches({ branches, steps }: RunDocument): OpenBranch[] {
  const known = new Map(branches.map((branch) => [branch.branch, branch]));
  const names = new Set(['0', ...known.keys(), ...steps.map(({ branch }) => branch)]);
  for (const { branch, into = 0 } of branches) for (let i = 0; i < into; i++) names.add(`${branch}.${i}`);
  const open = [...names].filter((name) => {
    const branch = known.get(name);
    return !branch || (branch.into === undefined && !isBranchOver(branch));
  });
  const atMeeting = new Set(
    steps
      .filter(({ status, action }) => status === 'Waiting' && waitsForOthers.has(action))
      .map(({ branch }) => branch),
  );
  return open.map((branch) => ({ branch, waitsForOthers: atMeeting.has(branch) }));
}

/**
 * Whether nothing will make a run go on, or one of its branches: `moving` are the steps for which something is there that
 * will. A run all of whose branches wait for each other has nobody to wait for.
 */
export function isLost(run: RunDocument, moving: ReadonlySet<string>): boolean {
  const goesOn = ({ branch }: OpenBranch) => [...moving].some((step) => step.startsWith(`${run.id}/${branch}/`));
  const open = openBranches(run);
  return !open.some(goesOn) || open.some((branch) => !branch.waitsForOthers && !goesOn(branch));
}
