import type { Branch, FieldProblem, JsonObject, Step } from '@fanfare/contracts';
import { compileCondition, type Evaluated } from '../condition.js';
import type { Scope } from '../scope.js';

interface Evaluation {
  readonly taken: boolean;
  /** What the history shows of it. */
  readonly shown: JsonObject;
}

export interface CompiledBranch {
  readonly name: string;
  readonly target: string | null;
  /** What was compared, and whether the branch is taken. */
  evaluate(scope: Scope): Evaluation;
}

/** The branches of a Decision or Split, compiled; one without a condition is always taken. */
export function compileBranches(step: Step): CompiledBranch[] {
  return (step.branches ?? []).map(({ name, when, next }) => {
    const condition = when && compileCondition(when);
    return {
      name,
      target: next,
      evaluate(scope): Evaluation {
        if (!condition) return { taken: true, shown: { name, taken: true } };
        const compared: Evaluated[] = [];
        const taken = condition.test(scope, compared);
        return { taken, shown: { name, taken, compared } };
      },
    };
  });
}

/** Every branch needs a name of its own: its name is its exit. */
export function branchProblems(step: Step, reserved: readonly string[]): FieldProblem[] {
  const branches = step.branches ?? [];
  if (branches.length === 0) return [{ path: 'branches', message: 'add at least one branch' }];
  const seen = new Set(reserved);
  const problems: FieldProblem[] = [];
  for (const [i, { name }] of branches.entries()) {
    if (seen.has(name)) {
      problems.push({
        path: `branches.${i}.name`,
        message: `choose another name: '${name}' is already an exit of this step`,
      });
    }
    seen.add(name);
  }
  return problems;
}

/** What is wrong with a field of each branch; null when nothing is. */
export function eachBranch(
  { branches = [] }: Step,
  field: keyof Branch,
  problem: (branch: Branch) => string | null,
): FieldProblem[] {
  return branches.flatMap((branch, i) => {
    const message = problem(branch);
    return message === null ? [] : [{ path: `branches.${i}.${field}`, message }];
  });
}

/** A weight that nothing asks for would look as if it decided. */
export function weightProblems(step: Step): FieldProblem[] {
  return eachBranch(step, 'weight', ({ weight }) =>
    weight === undefined ? null : `remove it: ${step.action} has no weights, RandomSplit does`,
  );
}
