import type { Home, Json, RunRef, StepError, Token } from '@fanfare/contracts';

/**
 * A place where branches of a run are waited for: a Merge, the items of a ForEach, or the end of the whole run. What
 * is known of it is a list of facts, kept in the order in which they were recorded. The list decides everything, so
 * whoever records the deciding fact acts on it, and a repeat of that fact acts alike.
 */
export type MeetingFact =
  /** The branch became others; of those listed each may still come. */
  | { kind: 'opened'; branch: string; children: string[] }
  /** The branch is here and waits. */
  | { kind: 'arrived'; branch: string; at: number; token: Token }
  /** The branch will not come any more: it ended, or went another way. */
  | { kind: 'gone'; branch: string; at: number; error?: StepError; value?: Json }
  /** A ForEach began, and waits with this token. */
  | { kind: 'begun'; branch: string; token: Token }
  /** The run was called by another, which waits with this token. */
  | { kind: 'called'; branch: string; token: Token }
  /** The run ended as a whole. */
  | { kind: 'ended'; branch: string; at: number; error?: StepError; value?: Json };

/** A fact to be recorded, and where. */
export interface Noted {
  readonly meeting: string;
  readonly fact: MeetingFact;
}

/** Two facts with one key are the same fact. */
export function factKey({ kind, branch }: MeetingFact): string {
  return `${kind} ${branch}`;
}

/** Branches of one item meet apart from those of another. */
export const meetingOf = {
  run: (run: Pick<RunRef, 'id'>) => `${run.id}/run`,
  merge: (run: RunRef, home: Home | undefined, node: string) => `${run.id}/merge/${home?.branch ?? '0'}/${node}`,
  each: (run: RunRef, branch: string, node: string) => `${run.id}/each/${branch}/${node}`,
} as const;

export type Meeting =
  { kind: 'run'; run: string } | { kind: 'merge' | 'each'; run: string; branch: string; node: string };

export function parseMeeting(id: string): Meeting {
  const [run = '', kind, branch = '', node = ''] = id.split('/');
  return kind === 'merge' || kind === 'each' ? { kind, run, branch, node } : { kind: 'run', run };
}

/** The branch above an item's own. */
export function above(branch: string): string {
  return branch.slice(0, branch.lastIndexOf('.'));
}

/** For a branch, the position of the fact by which nothing of it was left to come; null when something still is. */
export function settlement(facts: readonly MeetingFact[]): (branch: string) => number | null {
  const end = new Map<string, number>();
  const opened = new Map<string, { at: number; children: string[] }>();
  for (const [at, fact] of facts.entries()) {
    if (fact.kind === 'opened' && !opened.has(fact.branch)) opened.set(fact.branch, { at, children: fact.children });
    if ((fact.kind === 'arrived' || fact.kind === 'gone') && !end.has(fact.branch)) end.set(fact.branch, at);
  }
  const settled = (branch: string): number => {
    const own = end.get(branch) ?? Number.POSITIVE_INFINITY;
    const divided = opened.get(branch);
    if (!divided) return own;
    return Math.min(own, Math.max(divided.at, ...divided.children.map(settled)));
  };
  return (branch) => {
    const at = settled(branch);
    return at === Number.POSITIVE_INFINITY ? null : at;
  };
}
