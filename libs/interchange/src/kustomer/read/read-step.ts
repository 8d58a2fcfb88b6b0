import type { Branch, Json, Step } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { compact } from '../../same.js';
import type { ReadParams } from '../actions/action-pair.js';
import { pairOfKustomer } from '../actions/index.js';
import { readSchedule, scheduleWorkflow, type Scheduled } from '../actions/schedule-workflow.js';
import type { KustomerStep } from '../document.js';
import { freeId } from '../step-ids.js';
import { readValue } from './read-value.js';
import { readTransitions, type WaysOn } from './read-transitions.js';
import { lose, loseOthers, readMeta, shortened, type Reading } from './reading.js';

/** What reading a step needs to know besides the document. */
export interface StepReading {
  readonly reading: Reading;
  /** Ids that steps have already; those made up here are added. */
  readonly taken: Set<string>;
}

export type NamedSteps = [id: string, step: Step][];

/** The steps of ours for one of Kustomer's: itself, first, and those that it needs beside it. */
export interface StepRead {
  readonly steps: NamedSteps;
  /** The Decision among them that holds the transitions. */
  readonly decision?: string;
}

export function readStep(step: KustomerStep, id: string, at: string, around: StepReading): StepRead {
  const { reading, taken } = around;
  loseOthers(reading, step, ['id', 'action', 'meta', 'transitions', ...(step.action ? ['params'] : [])], at);
  const texts = textsOf(step, at, reading);
  const ways = readTransitions(step.transitions, at, reading);
  if (!step.action) return { steps: [[id, { ...decisionOf(ways), ...texts }]] };
  const read = paramsReading(at, around);
  const scheduled = step.action === scheduleWorkflow ? readSchedule(step.params ?? {}, read) : null;
  const { next, steps, ...decision } = nextOf(ways, id, taken);
  if (scheduled) return { steps: [...scheduledSteps(scheduled, id, texts, next, taken), ...steps], ...decision };
  const pair = pairOfKustomer(step.action);
  const input = pair.input(step.params ?? {}, read);
  const exits = next === null ? {} : { next: Object.fromEntries(pair.goesOnBy.map((exit) => [exit, next])) };
  return { steps: [[id, { action: pair.fanfare, ...texts, input, ...exits }], ...steps], ...decision };
}

function paramsReading(at: string, { reading }: StepReading): ReadParams {
  return {
    value: (value: Json, path: string) => readValue(value, join(at, 'params', path), reading),
    lose: (path, message) => lose(reading, join(at, 'params', path), message),
    loseAction: (message) => lose(reading, join(at, 'action'), message),
  };
}

function textsOf({ meta }: KustomerStep, at: string, reading: Reading): Pick<Step, 'name' | 'notes'> {
  const { displayName, description } = readMeta(reading, meta, ['displayName', 'description'], at);
  return compact({ name: shortened(displayName, 200, join(at, 'meta.displayName'), reading), notes: description });
}

/** The step that follows: the next one, or a Decision between several. */
function nextOf(ways: WaysOn, id: string, taken: Set<string>): StepRead & { next: string | null } {
  if (ways.branches.length === 0) return { next: ways.otherwise, steps: [] };
  const decision = freeId(`after-${id}`, taken);
  return { next: decision, steps: [[decision, decisionOf(ways)]], decision };
}

/** A Decision needs a branch: one that always goes on, when there is nothing to decide. */
export function decisionOf({ branches, otherwise }: WaysOn): Step {
  const always: Branch = { name: 'Always', when: { all: [] }, next: otherwise };
  if (branches.length === 0) return { action: 'Decision', branches: [always], else: null };
  return { action: 'Decision', branches, else: otherwise };
}

/** Whoever schedules goes on at once, so the wait gets a branch of its own when something follows. */
function scheduledSteps(
  { delay, call }: Scheduled,
  id: string,
  texts: Pick<Step, 'name' | 'notes'>,
  next: string | null,
  taken: Set<string>,
): NamedSteps {
  const callId = freeId(`call-${id}`, taken);
  const callStep: Step = { action: 'CallWorkflow', input: call };
  const delayStep: Step = { action: 'Delay', input: delay, next: { Success: callId } };
  if (next === null) {
    return [
      [id, { ...delayStep, ...texts }],
      [callId, callStep],
    ];
  }
  const delayId = freeId(`delay-${id}`, taken);
  const branches: Branch[] = [
    { name: 'Later', next: delayId },
    { name: 'At once', next },
  ];
  return [
    [id, { action: 'Split', branches, ...texts }],
    [delayId, delayStep],
    [callId, callStep],
  ];
}
