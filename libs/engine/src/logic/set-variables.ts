import { isForbiddenName } from '../reference.js';
import type { FieldProblem, Json, Step, StepError } from '@fanfare/contracts';
import { exitsOf } from '../exits.js';
import { compileInput } from '../input.js';
import { measure } from '../measure.js';
import type { LogicStep } from './logic-step.js';
import { failed } from './outcomes.js';

const sane = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
/** Variables travel in every later message of their branch, and may be made of each other. */
const largest = { size: 128 * 1024, depth: 32 };

/** Gives names to values, for the steps after it. */
export const setVariables: LogicStep = {
  action: 'SetVariables',
  title: 'Set variables',
  summary:
    'Keeps values under names of your own: later steps read {{ variables.name }}. A reference keeps its type; a name that is set again has the new value.',
  takes: { input: 'required', next: 'optional' },
  exits: ['Success', 'Failure'],
  input: { type: 'object', description: 'The values, by the names of the variables' },
  route: exitsOf,
  check: nameProblems,
  compile(step) {
    const read = compileInput(step.input ?? {}, setVariables.input ?? {});
    return {
      enter(scope) {
        const { input, error = null } = read(scope);
        const problem = error ?? sizeProblem({ ...scope.data.variables, ...input });
        return problem
          ? failed(error ? input : {}, problem)
          : { kind: 'left', exit: 'Success', input, output: input, variables: input };
      },
    };
  },
};

function nameProblems({ input = {} }: Step): FieldProblem[] {
  const names = Object.keys(input);
  if (names.length === 0) return [{ path: 'input', message: 'set at least one variable' }];
  return names
    .filter((name) => !sane.test(name) && !isForbiddenName(name))
    .map((name) => ({
      path: `input.${name}`,
      message: 'choose another name: a letter or _, then letters, digits, _ and -, 64 characters at most',
    }));
}

function sizeProblem(variables: Json): StepError | null {
  const { size, depth } = measure(variables, largest);
  if (size <= largest.size && depth <= largest.depth) return null;
  const message =
    size > largest.size
      ? `the variables are larger than ${largest.size / 1024} KiB together: keep less in them`
      : `the variables nest more than ${largest.depth} levels deep: make them flatter`;
  return { code: 'VariablesTooLarge', message, retryable: false };
}
