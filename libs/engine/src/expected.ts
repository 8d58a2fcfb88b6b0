import type { MeetingFact } from './meeting.js';

interface Branch {
  above: Branch | null;
  /** It came, or will not come any more. */
  isHere: boolean;
  /** How many of those that it became may still come; null: it is one. */
  open: number | null;
}

/** Who may still come to a meeting, fact by fact: of thousands each costs no more than the branch is deep. */
export class Expected {
  private readonly branches = new Map<string, Branch>();

  take(fact: MeetingFact): void {
    switch (fact.kind) {
      case 'opened':
        return this.divide(this.of(fact.branch), fact.children);
      case 'arrived':
      case 'gone':
        return change(this.of(fact.branch), (branch) => (branch.isHere = true));
      case 'again':
        return change(this.of(fact.branch), (branch) => (branch.isHere = false));
      case 'begun':
      case 'called':
      case 'ended':
        return;
      default:
        return fact satisfies never;
    }
  }

  /** Whether nothing of a branch is left to come. */
  isSettled(name: string): boolean {
    const branch = this.branches.get(name);
    return branch !== undefined && settled(branch);
  }

  private divide(branch: Branch, children: readonly string[]): void {
    if (branch.open !== null) return;
    change(branch, () => {
      const inside = children.map((child) => this.of(child));
      for (const child of inside) child.above = branch;
      branch.open = inside.filter((child) => !settled(child)).length;
    });
  }

  private of(name: string): Branch {
    const known = this.branches.get(name);
    if (known) return known;
    const branch: Branch = { above: null, isHere: false, open: null };
    this.branches.set(name, branch);
    return branch;
  }
}

/** Whether nothing of a branch is left to come, by these facts. */
export function isSettled(facts: readonly MeetingFact[], branch: string): boolean {
  const expected = new Expected();
  for (const fact of facts) expected.take(fact);
  return expected.isSettled(branch);
}

function settled({ isHere, open }: Branch): boolean {
  return isHere || open === 0;
}

/** Changes a branch, and those above it as far as it matters to them. */
function change(branch: Branch, make: (branch: Branch) => void): void {
  const was = settled(branch);
  make(branch);
  const is = settled(branch);
  if (was === is || !branch.above) return;
  change(branch.above, (above) => (above.open = (above.open ?? 0) + (is ? -1 : 1)));
}
