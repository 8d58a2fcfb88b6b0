import { durationMs, type ActionEntry, type FieldProblem, type Step } from '@fanfare/contracts';
import { anyExit } from '../exits.js';
import { logicStep, logicTable } from '../logic/index.js';
import type { LogicStep } from '../logic/logic-step.js';
import { isForbiddenName } from '../reference.js';
import { didYouMean, some } from './closest.js';
import { conditionProblems } from './conditions.js';
import { schemaProblems } from './literals.js';
import { valueProblems, withEvent, type Surroundings } from './references.js';

/** The fields that some steps take and others do not. */
const optionalFields = [
  'input',
  'when',
  'branches',
  'else',
  'each',
  'next',
  'retry',
  'timeout',
  'deadline',
  'onUnknownOutcome',
] as const;
const actionFields = {
  input: 'optional',
  next: 'optional',
  retry: 'optional',
  timeout: 'optional',
  deadline: 'optional',
  onUnknownOutcome: 'optional',
} as const;

/** Everything wrong with one step but its place in the graph. */
export function stepProblems(
  id: string,
  step: Step,
  actions: ReadonlyMap<string, ActionEntry>,
  around: Surroundings,
): FieldProblem[] {
  const at = `steps.${id}`;
  return [
    ...(isForbiddenName(id) ? [{ path: at, message: `choose another id: '${id}' is not allowed` }] : []),
    ...actionProblems(step, at, actions),
    ...(step.input ? valueProblems(step.input, `${at}.input`, around) : []),
    ...(step.when ? conditionProblems(step.when, `${at}.when`, whenSurroundings(step, around)) : []),
    ...(step.branches ?? []).flatMap(({ when }, i) =>
      when ? conditionProblems(when, `${at}.branches.${i}.when`, around) : [],
    ),
    ...(['timeout', 'deadline'] as const).flatMap((field) =>
      durationMs(step[field] ?? '') === 0 ? [{ path: `${at}.${field}`, message: 'give more than zero' }] : [],
    ),
  ];
}

function whenSurroundings(step: Step, around: Surroundings): Surroundings {
  return logicStep(step.action)?.whenSeesEvent ? withEvent(around) : around;
}

function actionProblems(step: Step, at: string, actions: ReadonlyMap<string, ActionEntry>): FieldProblem[] {
  const logic = logicStep(step.action);
  if (logic) return logicProblems(step, at, logic);
  const entry = actions.get(step.action);
  if (!entry) {
    const known = [...logicTable.map(({ action }) => action), ...actions.keys()];
    return [
      {
        path: `${at}.action`,
        message: `there is no action '${step.action}': choose one of the catalogue${didYouMean(step.action, known)}`,
      },
    ];
  }
  return [
    ...fieldProblems(step, at, actionFields),
    ...exitProblems(step, at, new Set(['Success', 'Failure', ...Object.keys(entry.exits)])),
    ...schemaProblems(step.input ?? {}, { schema: entry.input, root: entry.input }, `${at}.input`),
  ];
}

function logicProblems(step: Step, at: string, logic: LogicStep): FieldProblem[] {
  const fields = fieldProblems(step, at, logic.takes);
  const schema = logic.input;
  return [
    ...fields,
    ...(logic.takes.next ? exitProblems(step, at, new Set(logic.exits)) : []),
    ...(schema && step.input ? schemaProblems(step.input, { schema, root: schema }, `${at}.input`) : []),
    ...(fields.length > 0 ? [] : (logic.check?.(step) ?? [])).map(({ path, message }) => ({
      path: `${at}.${path}`,
      message,
    })),
  ];
}

function fieldProblems(
  step: Step,
  at: string,
  takes: Partial<Record<string, 'required' | 'optional'>>,
): FieldProblem[] {
  return optionalFields.flatMap((field): FieldProblem[] => {
    if (step[field] === undefined) {
      return takes[field] === 'required'
        ? [{ path: `${at}.${field}`, message: `is required: ${step.action} needs ${field}` }]
        : [];
    }
    return takes[field]
      ? []
      : [{ path: `${at}.${field}`, message: `remove it: ${step.action} takes ${some(Object.keys(takes))}` }];
  });
}

function exitProblems(step: Step, at: string, exits: ReadonlySet<string>): FieldProblem[] {
  return Object.keys(step.next ?? {})
    .filter((exit) => exit !== anyExit && !exits.has(exit))
    .map((exit) => ({
      path: `${at}.next.${exit}`,
      message: `${step.action} has no exit '${exit}': use ${some(exits)} or "*" for any other${didYouMean(exit, exits)}`,
    }));
}
