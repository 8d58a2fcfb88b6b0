import type { Json, StepError, Token } from '@fanfare/contracts';
import { Expected } from './expected.js';
import { factKey, type FactOf, type MeetingFact } from './meeting.js';

/** How a tracked run ended, and who called it. */
export interface RunOver {
  readonly at: number;
  readonly error: StepError | null;
  readonly value: Json;
  /** The token of the step that called it, and that has not gone on. */
  readonly caller: Token | null;
  /** How often it had been over before: since then a person had it tried again. */
  readonly before: number;
  /** False when it is under way once more. */
  readonly isOver: boolean;
}

interface Over extends Pick<RunOver, 'at' | 'error' | 'value'> {
  readonly by: MeetingFact;
  readonly position: number;
}

/** What those who wait for the end of a run learn by the facts that this worker has recorded; null: nothing. */
export function runOver(facts: readonly MeetingFact[], mine: ReadonlySet<string>): RunOver | null {
  const { overs, isOver } = oversOf(facts);
  const [first] = overs;
  if (!first) return null;
  const isMine = (fact: MeetingFact | undefined) => fact !== undefined && mine.has(factKey(fact));
  const called = facts.findIndex(({ kind }) => kind === 'called');
  const ended = facts.find(({ kind }) => kind === 'ended');
  const said = overs.findLastIndex(({ by }) => isMine(by));
  // Whoever ends a run as a whole says it also of one that was over: after that a repeat of what decided it says nothing.
  // And a run may have been ended before it was noted who called it.
  if (said < 0 && !isMine(ended) && !(called > first.position && isMine(facts[called]))) return null;
  const { at, error, value } = overs[said] ?? first;
  const caller = facts[called];
  // Who called it went on when it was over for the first time.
  const isNews = said <= 0 && caller?.kind === 'called';
  return { at, error, value, caller: isNews ? caller.token : null, before: Math.max(0, said), isOver };
}

/** Each time that the run was over, by the fact that decided it, and whether it is. */
function oversOf(facts: readonly MeetingFact[]): { overs: Over[]; isOver: boolean } {
  const expected = new Expected();
  const ends = new Map<string, FactOf<'gone'>>();
  const overs: Over[] = [];
  let isOver = false;
  let hasEnded = false;
  for (const [position, fact] of facts.entries()) {
    expected.take(fact);
    if (fact.kind === 'gone') ends.set(fact.branch, fact);
    if (fact.kind === 'ended') hasEnded = true;
    if (fact.kind === 'again') {
      ends.delete(fact.branch);
      // A run that ended as a whole is not tried again: somebody was about to end it when it was over by itself.
      hasEnded = false;
    }
    const wasOver = isOver;
    isOver = hasEnded || expected.isSettled('0');
    if (isOver && !wasOver) overs.push(overBy(fact, position, [...ends.values()]));
  }
  return { overs, isOver };
}

function overBy(by: MeetingFact, position: number, gone: readonly FactOf<'gone'>[]): Over {
  // Whoever ended the run as a whole says how; else the branches do.
  const ends = by.kind === 'ended' ? [by] : gone;
  return {
    by,
    position,
    at: Math.max(...[...gone, ...ends].map((end) => end.at)),
    error: ends.find((end) => end.error)?.error ?? null,
    value: ends.find((end) => end.value !== undefined)?.value ?? null,
  };
}
