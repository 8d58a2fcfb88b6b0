import { exitsTo } from '../exits.js';
import { fractionOf } from '../hash.js';
import { branchProblems, eachBranch } from './branches.js';
import type { LogicStep } from './logic-step.js';

/** One of several branches, by their weights. What would be chance is a hash of the step's identity, so a replay goes the same way. */
export const randomSplit: LogicStep = {
  action: 'RandomSplit',
  title: 'Random split',
  summary:
    'Goes on with one branch, chosen by chance in proportion to the weights: 3 and 1 send three of four runs to the first. The exit is the name of the branch.',
  takes: { branches: 'required' },
  exits: [],
  route: ({ branches = [] }) => exitsTo(branches.map(({ name, next }) => [name, next] as const)),
  check: (step) => [
    ...branchProblems(step, ['Failure', '*']),
    ...eachBranch(step, 'weight', ({ weight }) =>
      weight === undefined ? 'is required: give the share of this branch, such as 50' : null,
    ),
    ...eachBranch(step, 'when', ({ when }) => (when ? 'remove it: RandomSplit decides by the weights alone' : null)),
  ],
  compile({ branches = [] }) {
    const total = branches.reduce((sum, { weight = 0 }) => sum + weight, 0);
    const chosenFor = (stepId: string) => {
      let left = fractionOf(stepId) * total;
      for (const branch of branches) {
        left -= branch.weight ?? 0;
        if (left < 0) return branch;
      }
      return branches.at(-1); // adding fractions up may leave a remainder
    };
    return {
      enter({ stepId }) {
        const name = chosenFor(stepId)?.name ?? '';
        const shown = branches.map((branch) => ({
          name: branch.name,
          weight: branch.weight ?? 0,
          taken: branch.name === name,
        }));
        return { kind: 'left', exit: name, input: { branches: shown }, output: { branch: name } };
      },
    };
  },
};
