import type { Home, Json, RunRef, StepError, Token } from '@fanfare/contracts';
import type { Changeable } from './bring-together.js';

/**
 * A place where branches of a run are waited for: a Merge, the items of a ForEach, or the end of the whole run. What
 * is known of it is a list of facts, kept in the order in which they were recorded. The list decides everything, so
 * whoever records the deciding fact acts on it, and a repeat of that fact acts alike.
 */
export type MeetingFact =
  /** The branch became others; of those listed each may still come. `before`: what they were given, where they may meet. */
  | { kind: 'opened'; branch: string; replay?: number; children: string[]; before?: Changeable }
  /** The branch is here and waits. */
  | { kind: 'arrived'; branch: string; replay?: number; at: number; token: Token }
  /** The branch will not come any more: it ended, or went another way. */
  | { kind: 'gone'; branch: string; replay?: number; at: number; error?: StepError; value?: Json }
  /** The branch failed, and may come after all: a person has it tried again. Of a ForEach itself: it waits once more. */
  | { kind: 'again'; branch: string; replay: number; at: number }
  /** A ForEach began, and waits with this token. */
  | { kind: 'begun'; branch: string; token: Token }
  /** The run was called by another, which waits with this token. */
  | { kind: 'called'; branch: string; token: Token }
  /** The run ended as a whole. */
  | { kind: 'ended'; branch: string; at: number; error?: StepError; value?: Json };

export type FactOf<K extends MeetingFact['kind']> = MeetingFact & { kind: K };

/** A fact to be recorded, and where. */
export interface Noted {
  readonly meeting: string;
  readonly fact: MeetingFact;
}

/** Two facts with one key are the same fact. `replay` says in which try of its branch it was recorded, from the second on. */
export function factKey(fact: MeetingFact): string {
  const key = `${fact.kind} ${fact.branch}`;
  return 'replay' in fact && fact.replay !== undefined ? `${key} r${fact.replay}` : key;
}

/** Branches of one item meet apart from those of another. */
export const meetingOf = {
  run: (run: Pick<RunRef, 'id'>) => `${run.id}/run`,
  merge: (run: RunRef, home: Home | undefined, node: string) => `${run.id}/merge/${home?.branch ?? '0'}/${node}`,
  each: (run: RunRef, branch: string, node: string) => `${run.id}/each/${branch}/${node}`,
  /** Nobody meets here: what is known is when branches were tried again for the first time that they were asked to. */
  tries: (run: Pick<RunRef, 'id'>) => `${run.id}/tries`,
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
