import type { Json, JsonObject, Step } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { compact } from '../../same.js';
import type { ActionPair, WriteParams } from '../actions/action-pair.js';
import { scheduleWorkflow, writeSchedule } from '../actions/schedule-workflow.js';
import type { ScheduleSteps } from './folding.js';
import { writeValue } from './write-value.js';
import { waysOfAction, type Way } from './ways.js';
import { waysOfLogic } from './ways-of-logic.js';
import { lose, type Writing } from './writing.js';

/** What writing a step needs to know besides the definition. */
export interface StepWriting {
  readonly writing: Writing;
  /** Kustomer's id for it. */
  readonly id: string;
  readonly pair: ActionPair | null;
  readonly schedule: ScheduleSteps | null;
  readonly before: JsonObject;
  readonly customer: string | null;
}

export interface StepWritten {
  readonly step: JsonObject;
  readonly ways: readonly Way[];
}

/** A step of ours as one of Kustomer's, and where it leads. */
export function writeStep(step: Step, at: string, around: StepWriting): StepWritten {
  const { writing, id, pair, schedule } = around;
  losePolicies(step, at, writing);
  const texts = textsOf(step);
  if (schedule) {
    const params = writeSchedule(schedule.delay, schedule.call, writeParams(at, around));
    if (params) return { step: { id, action: scheduleWorkflow, params, ...texts }, ways: [{ target: schedule.next }] };
  }
  if (pair) {
    const params = pair.params(step.input ?? {}, writeParams(at, around));
    loseExits(step, pair, at, writing);
    const ways = waysOfAction(step, pair, `/#steps.${id}`);
    return { step: { id, action: pair.kustomer[0], params, ...texts }, ways };
  }
  return { step: { id, ...texts }, ways: waysOfLogic(step, at, writing) };
}

function writeParams(at: string, { writing, before, customer }: StepWriting): WriteParams {
  return {
    value: (value: Json, path: string) => writeValue(value, join(at, 'input', path), writing),
    lose: (path, message) => lose(writing, join(at, 'input', path), message),
    before,
    customer,
  };
}

function textsOf({ name, notes }: Step): JsonObject {
  const meta = compact({ displayName: name, description: notes });
  return Object.keys(meta).length > 0 ? { meta } : {};
}

function losePolicies(step: Step, at: string, writing: Writing): void {
  for (const field of ['retry', 'timeout', 'deadline', 'onUnknownOutcome'] as const) {
    if (step[field] !== undefined) lose(writing, join(at, field), 'Kustomer decides this itself');
  }
}

/** Kustomer goes on or fails: other exits lead nowhere there. */
function loseExits(step: Step, { waysOut }: ActionPair, at: string, writing: Writing): void {
  const known = waysOut.map(({ exit }) => exit);
  for (const [exit, target] of Object.entries(step.next ?? {})) {
    if (target === null || known.includes(exit)) continue;
    if (exit === '*' && known.includes('Failure')) continue;
    lose(
      writing,
      join(at, 'next', exit),
      `Kustomer has no way out of this step for it: only ${known.join(', ')} leads on`,
    );
  }
}
