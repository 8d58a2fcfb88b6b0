import type { ActionEntry, Condition, FieldProblem, Step, WorkflowDefinition } from '@fanfare/contracts';
import { some } from './validate/closest.js';

/** The exit that each step is to leave by, by the step's id. */
export type ForcedExits = Readonly<Record<string, string>>;

const always: Condition = { all: [] };
const never: Condition = { any: [] };

/** What keeps exits from being forced: steps that are not there, and exits that they do not have or that only follow from what they are given. */
export function forceProblems(
  { steps }: WorkflowDefinition,
  exits: ForcedExits,
  actions: Readonly<Record<string, ActionEntry>>,
): FieldProblem[] {
  return Object.entries(exits).flatMap(([id, exit]) => {
    const path = `exits.${id}`;
    const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
    if (!step) return [{ path, message: `there is no step '${id}'` }];
    const possible = forcibleExits(step, actions);
    if (possible.length === 0) return [{ path, message: `${step.action} leaves by what it is given; nothing else can be had` }]; // prettier-ignore
    return possible.includes(exit)
      ? []
      : [{ path, message: `${step.action} can be made to leave by ${some(possible)}` }];
  });
}

function forcibleExits(step: Step, actions: Readonly<Record<string, ActionEntry>>): string[] {
  const names = (step.branches ?? []).map(({ name }) => name);
  switch (step.action) {
    case 'Decision':
      return [...names, 'Else'];
    case 'RandomSplit':
      return names;
    case 'Split':
      return ['None'];
    case 'ContactFilter':
    case 'GameplayFilter':
    case 'CallWorkflow':
      return ['Success', 'Failure'];
    case 'WaitForEvent':
      return ['Success', 'Timeout'];
    default:
      return Object.hasOwn(actions, step.action)
        ? [...new Set(['Success', 'Failure', ...Object.keys(actions[step.action]?.exits ?? {})])]
        : [];
  }
}

/**
 * The definition in which the steps that decide by themselves decide as somebody wants. What services, events and other
 * workflows answer is for the simulation to say.
 */
export function forceExits(definition: WorkflowDefinition, exits: ForcedExits): WorkflowDefinition {
  const steps = Object.entries(definition.steps).map(([id, step]) => {
    const exit = Object.hasOwn(exits, id) ? exits[id] : undefined;
    return [id, exit === undefined ? step : forceExit(step, exit)] as const;
  });
  return { ...definition, steps: Object.fromEntries(steps) };
}

function forceExit(step: Step, exit: string): Step {
  switch (step.action) {
    case 'ContactFilter':
    case 'GameplayFilter':
      return { ...step, when: exit === 'Success' ? always : never };
    case 'Decision':
    case 'Split':
      return { ...step, branches: (step.branches ?? []).map((branch) => ({ ...branch, when: branch.name === exit ? always : never })) }; // prettier-ignore
    case 'RandomSplit':
      return { ...step, branches: (step.branches ?? []).filter(({ name }) => name === exit) };
    default:
      return step;
  }
}
