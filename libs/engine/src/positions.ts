/** The branch of an item of a ForEach. It names its loop: the branch may pass another, or a Split, whose branches are others. */
export function itemBranch(branch: string, node: string, item: number): string {
  return `${branch}.${item}@${node}`;
}

/** The order of branches by their positions: `0.2` before `0.10`. */
export function comparePositions(a: string, b: string): number {
  const left = a.split('.').map((word) => Number.parseInt(word, 10));
  const right = b.split('.').map((word) => Number.parseInt(word, 10));
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.length !== right.length || a === b) return left.length - right.length;
  return a < b ? -1 : 1;
}
