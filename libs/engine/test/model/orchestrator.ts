import type { StepResult, TimerFired, Token } from '@fanfare/contracts';
import { advance, begin, ended, lateResult, noAdvance, type Advance, type Call, type Start } from '../../src/index.js';
import { arrived } from './arrivals.js';
import { called } from './calls.js';
import { follow } from './consequences.js';
import { isPlain } from './made.js';
import type { Message, Points } from './messages.js';
import type { Outbox } from './outbox.js';
import { serve } from './services.js';
import type { World } from './world.js';

/** What a worker does with a message, until it may say that it is done with it. */
export function handle(world: World, outbox: Outbox, message: Message): Points {
  switch (message.kind) {
    case 'start':
      return start(world, outbox, message.start);
    case 'event':
      return takeEvent(world, outbox, message);
    case 'command':
      return serve(world, outbox, message);
    case 'call':
      return takeCall(world, outbox, message.call);
    case 'result':
      return goOn(world, outbox, message.token, message.result);
    case 'due':
      return goOn(world, outbox, message.token, message.fired);
    default:
      return message satisfies never;
  }
}

function* start(world: World, outbox: Outbox, given: Start): Points {
  const { run } = given;
  const workflow = world.workflowOf(run);
  world.begins(given);
  yield;
  yield* follow(world, outbox, [{ workflow, run, next: begin(workflow, given) }]);
}

function* takeCall(world: World, outbox: Outbox, call: Call): Points {
  const { made, start: begun } = called(world, call);
  if (begun) world.begins(begun);
  yield;
  yield* follow(world, outbox, [made]);
}

function* takeEvent(world: World, outbox: Outbox, arrival: Message & { kind: 'event' }): Points {
  const made = yield* arrived(world, arrival);
  yield* follow(world, outbox, made);
}

function* goOn(world: World, outbox: Outbox, token: Token, head: StepResult | TimerFired): Points {
  const { run } = token;
  if ('reason' in head && head.reason === 'timeout') {
    if (!world.waits.end(head.stepId, 'timeout')) return;
    yield;
  }
  const made = { workflow: world.workflowOf(run), run, next: next(world, token, head) };
  if (isPlain(made)) outbox.place(made.next);
  yield* follow(world, outbox, isPlain(made) ? [] : [made]);
}

function next(world: World, token: Token, head: StepResult | TimerFired): Advance {
  const workflow = world.workflowOf(token.run);
  if (world.ended.has(token.run.id)) return 'outcome' in head ? lateResult(workflow, token, head) : noAdvance();
  if ('reason' in head && head.reason === 'deadline') {
    return ended(token.run, { at: head.dueAt, status: 'Failed', reason: { kind: 'deadline' } });
  }
  return advance(workflow, token, head);
}
