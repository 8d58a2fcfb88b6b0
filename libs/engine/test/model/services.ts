import type { StepCommand, StepResult } from '@fanfare/contracts';
import type { Message, Points } from './messages.js';
import type { Outbox } from './outbox.js';
import type { World } from './world.js';

/** A service does a step, or finds that it was done, and answers. */
export function* serve(world: World, outbox: Outbox, { command, token }: Message & { kind: 'command' }): Points {
  const startedAt = world.now;
  yield;
  const result = done(world, command, startedAt);
  yield;
  outbox.publish({ kind: 'result', result, token });
  yield* outbox.stored();
}

/** The effect and its record are one write. */
function done(world: World, command: StepCommand, startedAt: number): StepResult {
  const { stepId, attempt } = command;
  world.ledger.ask(command);
  const known = world.ledger.of(stepId, attempt);
  if (known) return world.parts.sameInstants ? known : { ...known, startedAt, finishedAt: world.now };
  const { contact, ...outcome } = world.outcomeOf(command);
  const result = { stepId, attempt, startedAt, finishedAt: world.now, outcome, ...(contact && { contact }) };
  world.ledger.record(command, result);
  return result;
}
