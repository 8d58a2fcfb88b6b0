import { exitsTo } from '../exits.js';
import { branchProblems, compileBranches, weightProblems } from './branches.js';
import type { LogicStep } from './logic-step.js';

const noneExit = 'None';

/** Every branch, or every branch whose condition holds, in parallel. When none holds it leaves by `None`, which leads to `else`. */
export const split: LogicStep = {
  action: 'Split',
  title: 'Split',
  summary:
    'Goes on with every branch at once, those with a condition only when it holds. When none is taken the exit is None and "else" follows.',
  takes: { branches: 'required', else: 'optional' },
  exits: [],
  route: (step) => exitsTo([[noneExit, step.else ?? null]]),
  check: (step) => [...branchProblems(step, [noneExit, 'Failure', '*']), ...weightProblems(step)],
  compile(step) {
    const branches = compileBranches(step);
    return {
      enter(scope) {
        const evaluated = branches.map((branch) => ({ branch, ...branch.evaluate(scope) }));
        const input = { branches: evaluated.map(({ shown }) => shown) };
        const into = evaluated.filter(({ taken }) => taken).map(({ branch: { name, target } }) => ({ name, target }));
        if (into.length > 0) return { kind: 'divided', input, into };
        return { kind: 'left', exit: noneExit, input, output: { branches: [] } };
      },
    };
  },
};
