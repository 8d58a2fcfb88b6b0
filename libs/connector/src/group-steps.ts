import { parseStepId, type StepCommand, type StepError } from '@fanfare/contracts';
import type { Item } from '@fanfare/bus';
import type { Step } from './action.js';
import type { RegisteredAction, Registry } from './registry.js';
import { repeatClassOf } from './repeat-class.js';

export interface Work {
  item: Item<StepCommand>;
  step: Step;
}

export interface Grouped {
  /** Steps that share one call. */
  groups: { action: RegisteredAction; work: Work[] }[];
  /** Commands that cannot be done as they are. */
  refused: { item: Item<StepCommand>; error: StepError }[];
}

/** Checks each command's input against its action's schema, and puts together what may share a call. */
export function groupSteps(items: readonly Item<StepCommand>[], registry: Registry): Grouped {
  const open = new Map<string, { action: RegisteredAction; work: Work[] }>();
  const grouped: Grouped = { groups: [], refused: [] };
  for (const item of items) {
    const action = registry.find(item.head.action);
    if (!action) {
      grouped.refused.push({
        item,
        error: {
          code: 'UnknownAction',
          message: `${registry.service} has no action ${item.head.action}`,
          retryable: false,
        },
      });
      continue;
    }
    const parsed = action.spec.input.safeParse(item.head.input);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
      grouped.refused.push({ item, error: { code: 'InputInvalid', message: fields.join('; '), retryable: false } });
      continue;
    }
    const work = { item, step: stepOf(item.head, parsed.data) };
    const { batch } = action.spec;
    const key = batch
      ? `${action.spec.name} ${repeatClassOf(action.spec, work.step.input)} ${batch.by?.(work.step.input) ?? ''}`
      : '';
    const group = batch ? open.get(key) : undefined;
    if (group) group.work.push(work);
    else {
      const fresh = { action, work: [work] };
      grouped.groups.push(fresh);
      if (batch) open.set(key, fresh);
    }
    if (batch && (open.get(key)?.work.length ?? 0) >= batch.max) open.delete(key);
  }
  return grouped;
}

/** A step as its handler sees it: the command with its input as the action's schema reads it. */
export function stepOf<I>(command: StepCommand, input: I): Omit<Step, 'input'> & { input: I } {
  const { stepId, workspace, contactId, attempt, mode, at, chain } = command;
  const run = parseStepId(stepId).run;
  const workflow = chain.at(-1) ?? '';
  const origin = { run, workflow, depth: chain.length, chain };
  return { id: stepId, workspace, run, workflow, contactId, attempt, mode, at, origin, input };
}
