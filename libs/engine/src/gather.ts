import type { Json, RunData, RunRef, StepError, Token } from '@fanfare/contracts';
import type { CompiledWorkflow, LogicNode } from './compile.js';
import { stepFinished } from './entries.js';
import { continueLoop } from './loop.js';
import { factKey, parseMeeting, settlement, type MeetingFact } from './meeting.js';
import { nodeOf, placeOf, sinceToken } from './place.js';
import { comparePositions } from './positions.js';
import type { Advance } from './results.js';
import { Walk } from './walk.js';

type Arrived = MeetingFact & { kind: 'arrived' };
type IsMine = (fact: MeetingFact) => boolean;

/**
 * What follows from the facts of a meeting that this worker has recorded (`mine`, by their keys). `facts` are all that
 * are known, in the order in which they were recorded. Pure: whoever repeats a fact causes the same again.
 */
export function gather(
  workflow: CompiledWorkflow,
  run: RunRef,
  { meeting, facts, mine }: { meeting: string; facts: readonly MeetingFact[]; mine: ReadonlySet<string> },
): Advance {
  const walk = new Walk(workflow, run);
  const isMine: IsMine = (fact) => mine.has(factKey(fact));
  const place = parseMeeting(meeting);
  if (place.kind === 'run') return walk.go();
  const node = nodeOf(workflow, place.node);
  if (node.kind !== 'logic') throw new Error(`nobody meets at ${place.node}`);
  if (place.kind === 'merge') merge(walk, node, place.branch, facts, isMine);
  else {
    const begun = facts.find((fact) => fact.kind === 'begun');
    if (begun?.kind === 'begun') continueLoop(walk, node, begun.token, facts, isMine);
  }
  return walk.go();
}

/** The branch of the lowest position goes on with what all brought; the others end here. */
function merge(walk: Walk, node: LogicNode, home: string, facts: readonly MeetingFact[], isMine: IsMine): void {
  const any = node.logic.waitsFor === 'any';
  const met = any ? facts.findIndex(({ kind }) => kind === 'arrived') : settlement(facts)(home);
  if (met === null || met < 0) return;
  const here = facts.slice(0, met + 1).filter((fact): fact is Arrived => fact.kind === 'arrived');
  const by = facts[met];
  if (by && isMine(by)) meet(walk, node, here);
  const late = facts.slice(met + 1).filter((fact): fact is Arrived => fact.kind === 'arrived');
  for (const fact of late) if (isMine(fact)) part(walk, node, fact, fact.at);
}

function meet(walk: Walk, node: LogicNode, here: readonly Arrived[]): void {
  const [first, ...others] = here.toSorted((a, b) => comparePositions(a.branch, b.branch));
  if (!first) return;
  const at = Math.max(...here.map((fact) => fact.at));
  for (const fact of others) part(walk, node, fact, at);
  const place = { ...placeOf(first.token, at), data: together(here.map(({ token }) => token)) };
  const output = { branches: [first, ...others].map(({ branch }) => branch) };
  const scope = walk.scopeAt(place, node);
  walk.leave(place, node, { ...sinceToken(first.token, scope), exit: 'Success', input: {}, output });
}

/** A branch ends at a Merge from which another goes on. */
function part(walk: Walk, node: LogicNode, { token }: Arrived, at: number): void {
  const place = placeOf(token, at);
  const leaving = { ...sinceToken(token, walk.scopeAt(place, node)), exit: 'Merged', input: {}, output: {} };
  walk.result.history.push(stepFinished(walk.run, place, node, leaving, null));
  walk.end(place, node, 'Merged');
}

/** What the branches brought: of two that ran the same step or set the same variable, the one that came later says what it is. */
function together(tokens: readonly Token[]): RunData {
  const [first, ...others] = tokens.toSorted((a, b) => a.since - b.since || comparePositions(a.branch, b.branch));
  if (!first) throw new Error('nobody has come');
  return others.reduce(
    (data, token) => ({
      trigger: data.trigger,
      contact: token.data.contact ?? data.contact,
      steps: { ...data.steps, ...token.data.steps },
      variables: { ...data.variables, ...token.data.variables },
    }),
    first.data,
  );
}

/** How a tracked run ended, and who called it. */
export interface RunOver {
  readonly at: number;
  readonly error: StepError | null;
  readonly value: Json;
  /** The token of the step that called it. */
  readonly caller: Token | null;
}

/** What those who wait for the end of a run learn by the facts that this worker has recorded; null: nothing. */
export function runOver(facts: readonly MeetingFact[], mine: ReadonlySet<string>): RunOver | null {
  const settled = settlement(facts)('0') ?? Number.POSITIVE_INFINITY;
  const ended = facts.findIndex(({ kind }) => kind === 'ended');
  const over = Math.min(settled, ended < 0 ? Number.POSITIVE_INFINITY : ended);
  const by = facts[over];
  const caller = facts.findIndex(({ kind }) => kind === 'called');
  // Whoever ends a run as a whole says it also of one that was over: after that a repeat of what decided it says nothing.
  // And a run may have been ended before it was noted who called it.
  const isSaid = [by, facts[ended], facts[caller > over ? caller : -1]].some((fact) => fact && mine.has(factKey(fact)));
  if (!by || !isSaid) return null;
  const ends = facts.slice(0, over + 1).filter((fact) => fact.kind === 'gone' || fact.kind === 'ended');
  const called = facts[caller];
  return {
    at: Math.max(...ends.map((end) => end.at)),
    error: (by.kind === 'ended' ? by.error : ends.find((end) => end.error)?.error) ?? null,
    value: (by.kind === 'ended' ? by.value : ends.find((end) => end.value !== undefined)?.value) ?? null,
    caller: called?.kind === 'called' ? called.token : null,
  };
}
