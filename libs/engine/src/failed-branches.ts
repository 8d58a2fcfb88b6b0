import { isBranchOver, type RunBranch, type RunDocument } from '@fanfare/contracts';

/**
 * The branches at whose ends the run failed. Of a ForEach that did because of its items, those items too, and before it:
 * it waits for what is tried again by then. What failed inside a loop that went on all the same does not matter.
 */
export function failedBranches({ branches }: RunDocument): string[] {
  const failed = branches.filter(
    (branch) => branch.failed === true && branch.into === undefined && isBranchOver(branch),
  );
  const byName = new Map(failed.map((branch) => [branch.branch, branch]));
  const matters = (branch: RunBranch | undefined): boolean => {
    if (!branch) return false;
    const loop = loopOf(branch.branch);
    if (!loop) return true;
    const above = byName.get(loop.branch);
    return above?.node === loop.node && matters(above);
  };
  return failed.filter(matters).map(({ branch }) => branch).sort((a, b) => loopDepth(b) - loopDepth(a)); // prettier-ignore
}

/** How many loops a branch is in. */
export function loopDepth(branch: string): number {
  return branch.split('@').length - 1;
}

/** The ForEach for one of whose items a branch works, and the branch on which that waits; null: for none. */
function loopOf(branch: string): { branch: string; node: string } | null {
  const positions = branch.split('.');
  const item = positions.findLastIndex((position) => position.includes('@'));
  if (item < 0) return null;
  const [, node = ''] = positions[item]?.split('@') ?? [];
  return { branch: positions.slice(0, item).join('.'), node };
}
