import { callWorkflow } from './call-workflow.js';
import { forEach } from './for-each.js';
import { merge } from './merge.js';
import { stop } from './stop.js';
import { waitForEvent } from './wait-for-event.js';
import { decision } from './decision.js';
import { delay } from './delay.js';
import { contactFilter, gameplayFilter } from './filter.js';
import type { LogicStep } from './logic-step.js';
import { randomSplit } from './random-split.js';
import { regex } from './regex.js';
import { setVariables } from './set-variables.js';
import { split } from './split.js';

/** Every step that the engine runs itself: no message leaves the orchestrator for it. */
export const logicTable: readonly LogicStep[] = [
  decision,
  split,
  randomSplit,
  contactFilter,
  gameplayFilter,
  delay,
  setVariables,
  regex,
  waitForEvent,
  merge,
  forEach,
  callWorkflow,
  stop,
];

const byAction: ReadonlyMap<string, LogicStep> = new Map(logicTable.map((step) => [step.action, step]));

export function logicStep(action: string): LogicStep | undefined {
  return byAction.get(action);
}
