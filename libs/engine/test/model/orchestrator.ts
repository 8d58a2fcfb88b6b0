import type { StepResult, TimerFired, Token } from '@fanfare/contracts';
import { advance, begin, ended, lateResult, noAdvance, type Advance, type Call, type Start } from '../../src/index.js';
import { arrived, endedMeanwhile } from './arrivals.js';
import { endByPerson } from './ending.js';
import { called, runOfCall } from './calls.js';
import { calledBy, follow } from './consequences.js';
import { isPlain, type Made } from './made.js';
import type { Message, Points } from './messages.js';
import type { Outbox } from './outbox.js';
import { replayByPerson } from './replaying.js';
import { serve } from './services.js';
import type { World } from './world.js';

type Result = Message & { kind: 'result' };
type Due = Message & { kind: 'due' };

/** What a worker does with messages of one kind, until it may say that it is done with them. */
export function* handle(world: World, outbox: Outbox, messages: readonly Message[]): Points {
  const items = messages.filter(
    (message): message is Result | Due => message.kind === 'result' || message.kind === 'due',
  );
  if (items.length > 0) yield* goOn(world, outbox, items);
  for (const message of messages) yield* alone(world, outbox, message);
}

/** Messages that come one by one. */
function* alone(world: World, outbox: Outbox, message: Message): Points {
  switch (message.kind) {
    case 'start':
      return yield* start(world, outbox, message.start);
    case 'event':
      return yield* takeEvent(world, outbox, message);
    case 'command':
      return yield* serve(world, outbox, message);
    case 'call':
      return yield* takeCall(world, outbox, message.call);
    case 'end':
      return yield* endByPerson(world, outbox, message);
    case 'replay':
      return yield* replayByPerson(world, outbox, message);
    case 'result':
    case 'due':
      return;
    default:
      return message satisfies never;
  }
}

function* start(world: World, outbox: Outbox, given: Start): Points {
  const { run } = given;
  const workflow = world.workflowOf(run);
  world.begins(given);
  yield;
  const ends = endedMeanwhile(world, given);
  yield* follow(world, outbox, [{ workflow, run, next: begin(workflow, given) }, ...ends]);
}

function* takeCall(world: World, outbox: Outbox, call: Call): Points {
  const caller = call.token.run.id;
  // What somebody began and could not finish is told as it began, and ends with its caller; nothing else begins.
  const hasBegun = world.tracked.get(runOfCall(call)) !== undefined;
  if (call.waits && world.ended.has(caller) && !hasBegun) return;
  const { made, start: begun } = called(world, call);
  if (begun) world.begins(begun, call.waits ? caller : null);
  yield;
  const ends = begun ? endedMeanwhile(world, begun) : [];
  yield* follow(world, outbox, [made, ...ends, ...(world.ended.has(caller) ? calledBy(world, caller) : [])]);
}

function* takeEvent(world: World, outbox: Outbox, arrival: Message & { kind: 'event' }): Points {
  const made = yield* arrived(world, arrival);
  yield* follow(world, outbox, made);
}

function* goOn(world: World, outbox: Outbox, items: readonly (Result | Due)[]): Points {
  const ahead: Made[] = [];
  for (const item of items) {
    const { token } = item;
    const head = item.kind === 'result' ? item.result : item.fired;
    if (isTimeout(head)) {
      const isOurs = world.waits.end(head.stepId, 'timeout');
      yield;
      if (!isOurs) continue;
    }
    // Whoever ended it may have died before what it had called was ended.
    if (world.ended.has(token.run.id)) ahead.push(...calledBy(world, token.run.id));
    const made = { workflow: world.workflowOf(token.run), run: token.run, next: next(world, token, head) };
    if (isPlain(made)) outbox.place(made.next);
    else ahead.push(made);
  }
  yield* follow(world, outbox, ahead);
}

function isTimeout(head: StepResult | TimerFired): head is TimerFired {
  return 'reason' in head && head.reason === 'timeout';
}

function next(world: World, token: Token, head: StepResult | TimerFired): Advance {
  const workflow = world.workflowOf(token.run);
  if (world.ended.has(token.run.id)) return 'outcome' in head ? lateResult(workflow, token, head) : noAdvance();
  if ('reason' in head && head.reason === 'deadline') {
    return ended(token.run, { at: head.dueAt, status: 'Failed', reason: { kind: 'deadline' } });
  }
  return advance(workflow, token, head);
}
