import type { Json, JsonObject, Step } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { compact } from '../../same.js';
import type { ActionPair, WriteParams } from '../actions/action-pair.js';
import { scheduleWorkflow, writeSchedule } from '../actions/schedule-workflow.js';
import type { ScheduleSteps } from './folding.js';
import { writeCondition } from './write-condition.js';
import { writeValue } from './write-value.js';
import { targetBy, waysOfAction, type Way } from './ways.js';
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
  for (const field of ['retry', 'timeout', 'onUnknownOutcome'] as const) {
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

/** The ways out of a step that only decides; any other is passed, and said. */
function waysOfLogic(step: Step, at: string, writing: Writing): readonly Way[] {
  switch (step.action) {
    case 'Decision':
      return branchWays(step, at, writing);
    case 'ContactFilter':
    case 'GameplayFilter': {
      const when = writeCondition(step.when ?? { all: [] }, join(at, 'when'), writing);
      return [{ target: targetBy(step, 'Success'), when }, { target: targetBy(step, 'Failure') }];
    }
    default:
      return passedBy(step, at, writing);
  }
}

export function branchWays({ branches = [], else: otherwise }: Step, at: string, writing: Writing): readonly Way[] {
  const ways = branches.map(({ name, when, next }, i) => ({
    target: next,
    name,
    when: writeCondition(when ?? { all: [] }, join(at, 'branches', i, 'when'), writing),
  }));
  return [...ways, { target: otherwise ?? null }];
}

function passedBy(step: Step, at: string, writing: Writing): readonly Way[] {
  const message = `do this otherwise: Kustomer has no step like ${step.action}; one that only goes on keeps its place`;
  lose(writing, join(at, 'action'), message);
  const [first, ...others] = step.branches ?? [];
  for (const [i, { next }] of others.entries()) {
    if (next !== null) lose(writing, join(at, 'branches', i + 1), 'Kustomer follows one way only, and this is not it');
  }
  return [{ target: first ? first.next : targetBy(step, 'Success') }];
}
