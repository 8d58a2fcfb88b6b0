import type { FieldProblem, JsonObject, Step } from '@fanfare/contracts';
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
