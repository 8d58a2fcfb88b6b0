import type { JsonObject, WorkflowDefinition } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { compact } from '../../same.js';
import type { TriggerShape } from '../trigger-shapes.js';
import { readTrigger, writeTrigger } from '../triggers.js';
import type { Folding } from './folding.js';
import type { Memory } from './memory.js';
import type { Targets } from './targets.js';
import { transitionsOf, type Way } from './ways.js';
import { writeCondition } from './write-condition.js';
import { branchWays } from './ways-of-logic.js';
import { lose, type Writing } from './writing.js';

/** Kustomer's own event, as long as it is still the one that was imported. */
function remembered({ trigger }: WorkflowDefinition, { workflow }: Memory) {
  const read = workflow && readTrigger(workflow.trigger);
  return read?.type === trigger.type ? { ...read, event: workflow?.trigger } : null;
}

export function shapeOf(definition: WorkflowDefinition, memory: Memory): TriggerShape {
  return remembered(definition, memory)?.shape ?? readTrigger(writeTrigger(definition.trigger.type)).shape;
}

/** The trigger and its transitions. */
export function writeStart(
  definition: WorkflowDefinition,
  folding: Folding,
  memory: Memory,
  { writing, targets }: { writing: Writing; targets: Targets },
): JsonObject {
  const { trigger } = definition;
  for (const field of ['schedule', 'relativeTo'] as const) {
    if (trigger[field]) {
      lose(writing, join('trigger', field), 'schedule it by other means: Kustomer has no such trigger');
    }
  }
  const transitions = transitionsOf(startWays(definition, folding, writing), targets.of);
  const kept = remembered(definition, memory)?.event;
  if (kept) {
    const { eventName, callable } = kept;
    return compact({ id: kept.id, eventName, callable, transitions });
  }
  const { eventName, callable, caveat } = writeTrigger(trigger.type);
  if (caveat !== undefined) lose(writing, 'trigger.type', caveat);
  return compact({ id: writing.trigger.id, eventName, callable, transitions });
}

function startWays({ start, trigger, steps }: WorkflowDefinition, folding: Folding, writing: Writing): readonly Way[] {
  const first = folding.firstDecision === null ? undefined : steps[folding.firstDecision];
  if (first) return branchWays(first, join('steps', start), writing);
  const when = trigger.filter && writeCondition(trigger.filter, 'trigger.filter', writing);
  return [when ? { target: start, when } : { target: start }];
}
