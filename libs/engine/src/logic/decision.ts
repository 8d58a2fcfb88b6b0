import type { JsonObject } from '@fanfare/contracts';
import { exitsTo } from '../exits.js';
import { branchProblems, compileBranches, eachBranch, weightProblems } from './branches.js';
import type { LogicStep } from './logic-step.js';

const elseExit = 'Else';

/** The first branch whose condition holds, else `else`. Leaves by the branch's name, or by `Else`. */
export const decision: LogicStep = {
  action: 'Decision',
  title: 'Decision',
  summary:
    'Goes on with the first branch whose condition holds, else with "else". The exit is the name of the branch, or Else.',
  takes: { branches: 'required', else: 'optional' },
  exits: [],
  route: (step) =>
    exitsTo([
      ...(step.branches ?? []).map((branch) => [branch.name, branch.next] as const),
      [elseExit, step.else ?? null],
    ]),
  check: (step) => [
    ...branchProblems(step, [elseExit, 'Failure', '*']),
    ...eachBranch(step, 'when', ({ when }) =>
      when ? null : 'say when this branch is taken; for everything else there is "else"',
    ),
    ...weightProblems(step),
  ],
  compile(step) {
    const branches = compileBranches(step);
    return {
      enter(scope) {
        const shown: JsonObject[] = [];
        for (const branch of branches) {
          const evaluated = branch.evaluate(scope);
          shown.push(evaluated.shown);
          if (evaluated.taken) {
            return { kind: 'left', exit: branch.name, input: { branches: shown }, output: { branch: branch.name } };
          }
        }
        return { kind: 'left', exit: elseExit, input: { branches: shown }, output: { branch: elseExit } };
      },
    };
  },
};
