import type { Step, WorkflowDefinition } from '@fanfare/contracts';
import { pairOfFanfare } from '../actions/index.js';
import { placeholderFor } from '../actions/placeholder.js';
import type { Memory } from './memory.js';
import { onlyTarget } from './ways.js';

/** A wait and the call after it, which Kustomer schedules in one step; `next` is where that step goes on to. */
export interface ScheduleSteps {
  readonly delay: Step;
  readonly call: Step;
  readonly next: string | null;
}

/** Which of our steps become part of another one's in Kustomer. */
export interface Folding {
  /** Steps that are none of their own there. */
  readonly folded: ReadonlySet<string>;
  /** By our id: the Decision whose branches are the step's transitions. */
  readonly decisions: ReadonlyMap<string, string>;
  readonly firstDecision: string | null;
  /** By our id of the first of them. */
  readonly schedules: ReadonlyMap<string, ScheduleSteps>;
}

export function foldingOf(definition: WorkflowDefinition, memory: Memory): Folding {
  const { start, steps, trigger } = definition;
  const entries = entriesOf(definition);
  const foldable = (id: string | undefined, from: string | null) =>
    id !== undefined && steps[id]?.action === 'Decision' && entries.get(id) === 1 && from === id;
  const { schedules, parts } = schedulesIn(steps, entries);
  const decisions = new Map(
    [...memory.decisions].filter(([id, decision]) => {
      const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
      return step && foldable(decision, schedules.get(id)?.next ?? targetOf(step));
    }),
  );
  const first = memory.firstDecision;
  const firstDecision = first !== null && !trigger.filter && foldable(first, start) ? first : null;
  const folded = new Set([...parts, ...decisions.values(), ...(firstDecision === null ? [] : [firstDecision])]);
  return { folded, decisions, firstDecision, schedules };
}

function targetOf(step: Step): string | null {
  return onlyTarget(step, pairOfFanfare(step.action) ?? placeholderFor(step.action));
}

/** From how many steps each step is entered; the trigger counts as one. */
function entriesOf({ start, steps }: WorkflowDefinition): Map<string, number> {
  const entries = new Map([[start, 1]]);
  for (const { next = {}, branches = [], else: otherwise, each } of Object.values(steps)) {
    const targets = new Set([...Object.values(next), ...branches.map((branch) => branch.next), otherwise, each]);
    for (const target of targets) if (typeof target === 'string') entries.set(target, (entries.get(target) ?? 0) + 1);
  }
  return entries;
}

function schedulesIn(steps: WorkflowDefinition['steps'], entries: ReadonlyMap<string, number>) {
  const schedules = new Map<string, ScheduleSteps>();
  const parts = new Set<string>();
  const alone = (id: string | null | undefined, action: string) => {
    const step = typeof id === 'string' && entries.get(id) === 1 && Object.hasOwn(steps, id) ? steps[id] : undefined;
    return step?.action === action ? { id: id as string, step } : null;
  };
  const callAfter = ({ next }: Step) => {
    const call = Object.keys(next ?? {}).length === 1 ? alone(next?.['Success'], 'CallWorkflow') : null;
    return call && Object.values(call.step.next ?? {}).every((target) => target === null) ? call : null;
  };
  for (const [id, step] of Object.entries(steps)) {
    if (step.action !== 'Split') continue;
    const [later, now, ...more] = step.branches ?? [];
    const delay = alone(later?.next, 'Delay');
    const call = delay && callAfter(delay.step);
    if (!call || !now || more.length > 0 || later?.when || now.when || step.else) continue;
    schedules.set(id, { delay: delay.step, call: call.step, next: now.next });
    parts.add(delay.id).add(call.id);
  }
  for (const [id, step] of Object.entries(steps)) {
    const call = step.action === 'Delay' && !parts.has(id) ? callAfter(step) : null;
    if (!call) continue;
    schedules.set(id, { delay: step, call: call.step, next: null });
    parts.add(call.id);
  }
  return { schedules, parts };
}
