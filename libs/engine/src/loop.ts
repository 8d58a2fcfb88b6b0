import type { Json, JsonObject, StepError, Token } from '@fanfare/contracts';
import type { LogicNode } from './compile.js';
import { enterLogic } from './enter-logic.js';
import { branchSplit, stepWaiting, type Leaving, type Place } from './entries.js';
import { LoopItems, type EndedItem } from './loop-items.js';
import { failed, type Looping } from './logic/outcomes.js';
import { meetingOf, type MeetingFact } from './meeting.js';
import { again } from './notes.js';
import { atOnce, placeOf, sinceToken, untilOthers, withStep } from './place.js';
import { itemBranch } from './positions.js';
import type { Scope } from './scope.js';
import { maxSteps } from './step-budget.js';
import type { Walk } from './walk.js';
import type { Walks } from './walks.js';

type IsMine = (fact: MeetingFact) => boolean;

/** Items of all loops within each other, together: the run's budget. */
const maxItems = 10_000;

/** A branch enters a ForEach: the first items begin, each on a branch of its own, and the branch waits for all. */
export function beginLoop(walk: Walk, place: Place, node: LogicNode, scope: Scope, loop: Looping): void {
  const { input, items, atOnce: width } = loop;
  const size = sizeOf(place, loop);
  if (items.length === 0) return walk.leave(place, node, { ...atOnce(place, scope), ...outcomeOf(loop, node, []) });
  const error = tooMuch(walk, node, size);
  if (error) return walk.leave(place, node, { ...atOnce(place, scope), ...failed(input, error) });
  const { branch } = place;
  walk.result.history.push(stepWaiting(walk.run, place, node, untilOthers, 'each'));
  walk.result.history.push(branchSplit(walk.run, place, node, items.length, true));
  const meeting = meetingOf.each(walk.run, branch, node.id);
  walk.result.notes.push({ meeting, fact: { kind: 'begun', branch, token: walk.tokenAt(place, node) } });
  for (let i = 0; i < Math.min(width, items.length); i++) beginItem(walk, place, node, loop, i);
}

/** What keeps a loop of so many items, those of the loops around it included, from being begun; null: nothing. */
function tooMuch({ workflow }: Walk, { id }: LogicNode, size: number): StepError | null {
  const problem = (code: string, would: string, may: string): StepError => {
    const message = `${id} and the loops around it would ${would}: a run may ${may}. Take fewer items, or let each start a run of its own.`;
    return { code, message, retryable: false };
  };
  if (size > maxItems) return problem('TooManyItems', `have ${size} items`, `have ${maxItems}`);
  const steps = size * (workflow.itemSteps.get(id) ?? 1);
  return steps > maxSteps ? problem('TooManySteps', `pass ${steps} steps`, `pass ${maxSteps}`) : null;
}

/**
 * Tries a ForEach again that left by Failure: it waits for the items that are tried again and for those that never began.
 * False when it has nothing to wait for, or too much: it is then entered like any other step.
 */
export function resumeLoop(walk: Walk, place: Place, node: LogicNode): boolean {
  const loop = enterLogic(node, walk.scopeAt(place, node));
  if (loop.kind !== 'looping' || loop.items.length === 0 || tooMuch(walk, node, sizeOf(place, loop))) return false;
  walk.result.history.push(stepWaiting(walk.run, place, node, untilOthers, 'each'));
  walk.result.notes.push({ meeting: meetingOf.each(walk.run, place.branch, node.id), fact: again(walk.run, place) });
  return true;
}

/** Since when a ForEach waits, and in which try. */
interface Waiting {
  readonly replay: number | undefined;
  readonly attempt: number;
  readonly since: number;
}

/** What follows from facts about the items of a ForEach: others begin, or it is left. */
export function continueLoop(walks: Walks, node: LogicNode, facts: readonly MeetingFact[], isMine: IsMine): void {
  const begun = facts.find((fact) => fact.kind === 'begun');
  if (!begun) return;
  const { token } = begun;
  const scope = walks.of(token.run.replay).scopeAt(placeOf(token, token.since), node);
  const loop = node.logic.enter(scope);
  if (loop.kind !== 'looping') throw new Error(`${node.id} of a version that never changes was a ForEach`);
  const items = new LoopItems(token);
  let waiting: Waiting | null = null;
  let started = Math.min(loop.atOnce, loop.items.length);
  for (const fact of facts) {
    const ended = items.take(fact);
    if (fact.branch === token.branch) waiting = waitingSince(token, fact);
    if (!waiting) continue;
    const { replay, attempt, since } = waiting;
    // An item of pure logic may have ended before it was noted that the loop began.
    const at = Math.max(since, ended?.at ?? latest(items.ended));
    const mayBegin = () => started < loop.items.length && !(loop.stopsOnFailure && items.anyFailed);
    for (; started - items.endedCount < loop.atOnce && mayBegin(); started++) {
      if (isMine(fact)) beginItem(walks.of(replay), placeOf(token, at), node, loop, started);
    }
    if (items.endedCount < started) continue;
    waiting = null;
    if (!isMine(fact)) continue;
    // Not the time of the item that was noted last: of two that end at once either may be.
    const place = placeOf(token, Math.max(since, latest(items.ended)));
    const leaving = { ...sinceToken({ ...token, attempt }, scope), ...outcomeOf(loop, node, items.ended) };
    walks.of(replay).leave(place, node, leaving);
  }
}

function waitingSince({ run, attempt, since }: Token, fact: MeetingFact): Waiting {
  if (fact.kind !== 'again') return { replay: run.replay, attempt, since };
  return { replay: fact.replay, attempt: attempt + fact.replay, since: fact.at };
}

function latest(ended: readonly EndedItem[]): number {
  return Math.max(0, ...ended.map(({ at }) => at));
}

function beginItem(walk: Walk, place: Place, node: LogicNode, loop: Looping, i: number): void {
  const branch = itemBranch(place.branch, node.id, i);
  const data = withStep(place, node, { item: loop.items[i] ?? null, index: i });
  walk.enter({ ...place, branch, home: { node: node.id, branch, size: sizeOf(place, loop) }, data }, loop.target);
}

function sizeOf(place: Place, { items }: Looping): number {
  return (place.home?.size ?? 1) * items.length;
}

function outcomeOf(
  { items, input }: Looping,
  node: LogicNode,
  ended: readonly EndedItem[],
): Pick<Leaving, 'exit' | 'input' | 'output' | 'error'> {
  const errors = ended.filter((item) => item.error);
  const output: JsonObject = { count: items.length, succeeded: ended.length - errors.length, failed: errors.length };
  if (node.logic.collect) {
    const results: Json[] = items.map(() => null);
    for (const { item, value } of ended) results[item] = value;
    output['results'] = results;
  }
  // By its place in the list: which of two was noted first says nothing.
  const first = errors.toSorted((a, b) => a.item - b.item)[0];
  if (!first?.error) return { exit: 'Success', input, output };
  const message = `${errors.length} of ${items.length} items failed, item ${first.item} first: ${first.error.message}`;
  return { exit: 'Failure', input, output, error: { code: 'ItemsFailed', message, retryable: false } };
}
