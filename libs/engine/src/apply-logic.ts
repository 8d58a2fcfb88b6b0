import type { LogicNode } from './compile.js';
import { isoOf } from './dates.js';
import { branchSplit, stepFinished, stepWaiting, type Leaving, type Place } from './entries.js';
import type { Awaiting, Calling, Divided, LogicOutcome, Stopping, Waiting } from './logic/outcomes.js';
import { beginLoop } from './loop.js';
import { meetingOf } from './meeting.js';
import { notesOfDivision } from './notes.js';
import { atOnce, tryOf, untilOthers, withStep } from './place.js';
import type { Scope } from './scope.js';
import type { Walk } from './walk.js';

/** What a logic step came to, for the branch that entered it. */
export function applyLogic(walk: Walk, place: Place, node: LogicNode, scope: Scope, outcome: LogicOutcome): void {
  switch (outcome.kind) {
    case 'left':
      return walk.leave(place, node, { ...atOnce(place, scope), ...outcome });
    case 'divided':
      return divide(walk, place, node, scope, outcome);
    case 'waiting':
      return walk.run.skipsDelays
        ? passBy(walk, place, node, scope, `another run goes on at ${isoOf(outcome.until)}`, outcome.until)
        : wait(walk, place, node, scope, outcome);
    case 'awaiting':
      return awaitEvent(walk, place, node, scope, outcome);
    case 'joining':
      return join(walk, place, node);
    case 'looping':
      return beginLoop(walk, place, node, scope, outcome);
    case 'calling':
      return call(walk, place, node, scope, outcome);
    case 'stopping':
      return stop(walk, place, node, scope, outcome);
    default:
      return outcome satisfies never;
  }
}

function divide(walk: Walk, place: Place, node: LogicNode, scope: Scope, { input, into }: Divided): void {
  const output = { branches: into.map(({ name }) => name) };
  const leaving: Leaving = { ...atOnce(place, scope), exit: 'Success', input, output };
  walk.result.history.push(stepFinished(walk.run, place, node, leaving, null));
  walk.result.history.push(branchSplit(walk.run, place, node, into.length));
  const data = withStep(place, node, { ...output, exit: leaving.exit });
  const children = into.map(({ name, target }, i) => ({ branch: `${place.branch}.${i}`, name, target }));
  walk.result.notes.push(...notesOfDivision(walk.workflow, walk.run, place, node.id, children));
  for (const { branch, name, target } of children) {
    const own: Place = { ...place, branch, data };
    if (target === null) walk.end(own, node, name);
    else walk.enter(own, target);
  }
}

function wait(walk: Walk, place: Place, node: LogicNode, { stepId }: Scope, { until, reason }: Waiting): void {
  walk.result.history.push(stepWaiting(walk.run, place, node, until, reason));
  const fired = { stepId, dueAt: until, reason: 'delay' } as const;
  walk.result.timers.push({ service: 'orchestrator', dueAt: until, stepId, token: walk.tokenAt(place, node), fired });
}

/** What a test does not wait for is over at once, as if its time had come; what another run would do is said. */
function passBy(walk: Walk, place: Place, node: LogicNode, scope: Scope, others: string, until: number): void {
  const left = node.logic.resume?.(scope, until) ?? { exit: 'Success', input: {}, output: {} };
  scope.warnings.push(`this test does not wait; ${others}`);
  walk.leave(place, node, { ...atOnce(place, scope), ...left });
}

/** The timer and the event race; whoever records the end of the wait first goes on with it. */
function awaitEvent(walk: Walk, place: Place, node: LogicNode, scope: Scope, { input, event, until }: Awaiting): void {
  const contact = place.data.contact?.id;
  if (contact === undefined) {
    const message = `${node.id} waits for an event about the run's contact, and this run is about nobody`;
    const error = { code: 'NoContact', message, retryable: false };
    return walk.leave(place, node, { ...atOnce(place, scope), exit: 'Failure', input, output: {}, error });
  }
  if (walk.run.skipsDelays) {
    return passBy(walk, place, node, scope, `another run waits for ${event} until ${isoOf(until)}`, until);
  }
  const { stepId } = scope;
  const token = walk.tokenAt(place, node);
  walk.result.history.push(stepWaiting(walk.run, place, node, until, `event ${event}`));
  walk.result.waits.push({ stepId, event, contact, since: place.at, until, token });
  const fired = { stepId, dueAt: until, reason: 'timeout' } as const;
  walk.result.timers.push({ service: 'orchestrator', dueAt: until, stepId, token, fired });
}

function join(walk: Walk, place: Place, node: LogicNode): void {
  const { branch, at } = place;
  walk.result.history.push(stepWaiting(walk.run, place, node, untilOthers, 'merge'));
  const meeting = meetingOf.merge(walk.run, place.home, node.id);
  walk.result.notes.push({
    meeting,
    fact: { kind: 'arrived', branch, ...tryOf(walk.run), at, token: walk.tokenAt(place, node) },
  });
}

function call(walk: Walk, place: Place, node: LogicNode, scope: Scope, outcome: Calling): void {
  const { input, workflow, inputs, waits } = outcome;
  const token = walk.tokenAt(place, node);
  walk.result.calls.push({ stepId: scope.stepId, workflow, inputs, at: place.at, token, waits });
  walk.result.history.push(stepWaiting(walk.run, place, node, untilOthers, `workflow ${workflow}`));
  if (!waits) walk.leave(place, node, { ...atOnce(place, scope), exit: 'Success', input, output: { workflow } });
}

function stop(walk: Walk, place: Place, node: LogicNode, scope: Scope, { input, output, error }: Stopping): void {
  const exit = error ? 'Failure' : 'Success';
  const leaving: Leaving = { ...atOnce(place, scope), exit, input, output, ...(error && { error }) };
  walk.result.history.push(stepFinished(walk.run, place, node, leaving, null));
  walk.end(place, node, exit, error, output);
  // Where the run has one branch, its end is the run's.
  if (!walk.workflow.parallel) return;
  const { at } = place;
  const status = error ? 'Failed' : 'Success';
  const reason = { kind: 'stop' as const, name: node.id, ...(error && { message: error.message }) };
  walk.result.history.push({ kind: 'run.ended', run: walk.run.id, workspace: walk.run.workspace, at, status, reason });
  walk.result.ending = { at, status, reason };
  if (!walk.run.tracked) return;
  const fact = { kind: 'ended', branch: '0', at, value: output, ...(error && { error }) } as const;
  walk.result.notes.push({ meeting: meetingOf.run(walk.run), fact });
}
