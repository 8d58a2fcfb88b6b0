import type { RunData, RunRef } from '@fanfare/contracts';
import { bringTogether } from './bring-together.js';
import type { CompiledWorkflow, LogicNode } from './compile.js';
import { stepFinished } from './entries.js';
import { Expected } from './expected.js';
import { continueLoop } from './loop.js';
import { factKey, parseMeeting, type FactOf, type MeetingFact } from './meeting.js';
import { nodeOf, placeOf, sinceToken } from './place.js';
import { comparePositions } from './positions.js';
import type { Advance } from './results.js';
import { Walks } from './walks.js';

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
  const walks = new Walks(workflow, run);
  const isMine: IsMine = (fact) => mine.has(factKey(fact));
  const place = parseMeeting(meeting);
  if (place.kind === 'run') return walks.go();
  const node = nodeOf(workflow, place.node);
  if (node.kind !== 'logic') throw new Error(`nobody meets at ${place.node}`);
  if (place.kind === 'merge') merge(walks, node, place.branch, facts, isMine);
  else continueLoop(walks, node, facts, isMine);
  return walks.go();
}

/**
 * The branch of the lowest position goes on with what all brought; the others end here, as do those that come later. Once
 * somebody has come the first fact by which nobody else can decides; where any will do, that somebody came.
 */
function merge(walks: Walks, node: LogicNode, home: string, facts: readonly MeetingFact[], isMine: IsMine): void {
  const here: FactOf<'arrived'>[] = [];
  const expected = new Expected();
  let hasMet = false;
  for (const [position, fact] of facts.entries()) {
    expected.take(fact);
    if (hasMet && fact.kind === 'arrived' && isMine(fact)) part(walks, node, fact, fact.at);
    if (hasMet) continue;
    if (fact.kind === 'arrived') here.push(fact);
    hasMet = here.length > 0 && (node.logic.waitsFor === 'any' || expected.isSettled(home));
    if (hasMet && isMine(fact)) meet(walks, node, here, brought(home, here, facts.slice(0, position + 1)));
  }
}

function meet(walks: Walks, node: LogicNode, here: readonly FactOf<'arrived'>[], data: RunData): void {
  const [first, ...others] = here.toSorted((a, b) => comparePositions(a.branch, b.branch));
  if (!first) return;
  const at = Math.max(...here.map((fact) => fact.at));
  for (const fact of others) part(walks, node, fact, at);
  const walk = walks.of(first.replay);
  const place = { ...placeOf(first.token, at), data };
  const output = { branches: [first, ...others].map(({ branch }) => branch) };
  const scope = walk.scopeAt(place, node);
  walk.leave(place, node, { ...sinceToken(first.token, scope), exit: 'Success', input: {}, output });
}

/** A branch ends at a Merge from which another goes on. */
function part(walks: Walks, node: LogicNode, { token, replay }: FactOf<'arrived'>, at: number): void {
  const walk = walks.of(replay);
  const place = placeOf(token, at);
  const leaving = { ...sinceToken(token, walk.scopeAt(place, node)), exit: 'Merged', input: {}, output: {} };
  walk.result.history.push(stepFinished(walk.run, place, node, leaving, null));
  walk.end(place, node, 'Merged');
}

/** What those who came bring, each measured against what was there when its Split made it. */
function brought(home: string, here: readonly FactOf<'arrived'>[], facts: readonly MeetingFact[]): RunData {
  const arrived = new Map(here.map(({ branch, token }) => [branch, token.data]));
  const opened = new Map(facts.flatMap((fact) => (fact.kind === 'opened' ? [[fact.branch, fact]] : [])));
  const broughtBy = (branch: string): RunData[] => {
    const own = arrived.get(branch);
    if (own) return [own];
    const division = opened.get(branch);
    const parts = division?.children.flatMap(broughtBy) ?? [];
    return parts.length > 0 ? [bringTogether(division?.before, parts)] : [];
  };
  const [all] = broughtBy(home);
  return all ?? bringTogether(undefined, [...arrived.values()]);
}
