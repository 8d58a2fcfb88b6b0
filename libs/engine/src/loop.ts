import type { Json, JsonObject, StepError, Token } from '@fanfare/contracts';
import type { LogicNode } from './compile.js';
import { branchSplit, stepWaiting, type Leaving, type Place } from './entries.js';
import { failed, type Looping } from './logic/outcomes.js';
import { meetingOf, settlement, type MeetingFact } from './meeting.js';
import { atOnce, placeOf, sinceToken, untilOthers, withStep } from './place.js';
import { itemBranch } from './positions.js';
import type { Scope } from './scope.js';
import type { Walk } from './walk.js';

/** Items of all loops within each other, together: the run's budget. */
const maxItems = 10_000;

/** A branch enters a ForEach: the first items begin, each on a branch of its own, and the branch waits for all. */
export function beginLoop(walk: Walk, place: Place, node: LogicNode, scope: Scope, loop: Looping): void {
  const { input, items, atOnce: width } = loop;
  const size = sizeOf(place, loop);
  if (items.length === 0) return walk.leave(place, node, { ...atOnce(place, scope), ...outcomeOf(loop, node, []) });
  if (size > maxItems) {
    const message = `${node.id} and the loops around it would have ${size} items: a run may have ${maxItems}`;
    const error: StepError = { code: 'TooManyItems', message, retryable: false };
    return walk.leave(place, node, { ...atOnce(place, scope), ...failed(input, error) });
  }
  const { branch } = place;
  walk.result.history.push(stepWaiting(walk.run, place, node, untilOthers, 'each'));
  walk.result.history.push(branchSplit(walk.run, place, node, items.length, true));
  const meeting = meetingOf.each(walk.run, branch, node.id);
  walk.result.notes.push({ meeting, fact: { kind: 'begun', branch, token: walk.tokenAt(place, node) } });
  for (let i = 0; i < Math.min(width, items.length); i++) beginItem(walk, place, node, loop, i);
}

/** Items ended: for each whose last fact is this worker's the next begins, or the ForEach is left. */
export function continueLoop(
  walk: Walk,
  node: LogicNode,
  token: Token,
  facts: readonly MeetingFact[],
  isMine: (fact: MeetingFact) => boolean,
): void {
  const scope = walk.scopeAt(placeOf(token, token.since), node);
  const loop = node.logic.enter(scope);
  if (loop.kind !== 'looping') throw new Error(`${node.id} of a version that never changes was a ForEach`);
  const ended = endedItems(token, loop.items.length, facts);
  let begun = Math.min(loop.atOnce, loop.items.length);
  let anyFailed = false;
  for (const [i, { by, at, error }] of ended.entries()) {
    anyFailed ||= error !== undefined;
    const more = begun < loop.items.length && !(anyFailed && loop.stopsOnFailure);
    const place = placeOf(token, at);
    if (more && isMine(by)) beginItem(walk, place, node, loop, begun);
    if (more) begun++;
    else if (i === begun - 1 && isMine(by)) {
      walk.leave(place, node, { ...sinceToken(token, scope), ...outcomeOf(loop, node, ended) });
    }
  }
}

interface EndedItem {
  readonly item: number;
  /** The fact by which it ended, and when that was. */
  readonly by: MeetingFact;
  readonly at: number;
  readonly error?: StepError;
  readonly value: Json;
}

type Gone = MeetingFact & { kind: 'gone' };

/** The items that have ended, in the order in which they did. */
function endedItems({ branch, node }: Token, count: number, facts: readonly MeetingFact[]): EndedItem[] {
  const settled = settlement(facts);
  const gone = facts.filter((fact): fact is Gone => fact.kind === 'gone');
  const byItem = Map.groupBy(gone, (fact) => Number.parseInt(fact.branch.slice(branch.length + 1), 10));
  const ended: { position: number; item: EndedItem }[] = [];
  for (let item = 0; item < count; item++) {
    const position = settled(itemBranch(branch, node, item));
    const by = position === null ? undefined : facts[position];
    if (position === null || !by) continue;
    const ends = byItem.get(item) ?? [];
    const error = ends.find((end) => end.error)?.error;
    const value = ends.find((end) => end.value !== undefined)?.value ?? null;
    const at = Math.max(...ends.map((end) => end.at));
    ended.push({ position, item: { item, by, at, value, ...(error && { error }) } });
  }
  return ended.sort((a, b) => a.position - b.position).map(({ item }) => item);
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
  const [first] = errors;
  if (!first?.error) return { exit: 'Success', input, output };
  const message = `${errors.length} of ${items.length} items failed, item ${first.item} first: ${first.error.message}`;
  return { exit: 'Failure', input, output, error: { code: 'ItemsFailed', message, retryable: false } };
}
