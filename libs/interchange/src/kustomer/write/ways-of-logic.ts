import type { Step } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { targetBy, type Way } from './ways.js';
import { writeCondition } from './write-condition.js';
import { lose, type Writing } from './writing.js';

/** The ways out of a step that only decides; any other is passed, and said. */
export function waysOfLogic(step: Step, at: string, writing: Writing): readonly Way[] {
  switch (step.action) {
    case 'Decision':
      return branchWays(step, at, writing);
    case 'ContactFilter':
    case 'GameplayFilter': {
      const when = writeCondition(step.when ?? { all: [] }, join(at, 'when'), writing);
      return [{ target: targetBy(step, 'Success'), when }, { target: targetBy(step, 'Failure') }];
    }
    default:
      return passedBy(step, at, writing);
  }
}

export function branchWays({ branches = [], else: otherwise }: Step, at: string, writing: Writing): readonly Way[] {
  const ways = branches.map(({ name, when, next }, i) => ({
    target: next,
    name,
    when: writeCondition(when ?? { all: [] }, join(at, 'branches', i, 'when'), writing),
  }));
  return [...ways, { target: otherwise ?? null }];
}

function passedBy(step: Step, at: string, writing: Writing): readonly Way[] {
  const message = `do this otherwise: Kustomer has no step like ${step.action}; one that only goes on keeps its place`;
  lose(writing, join(at, 'action'), message);
  const [first, ...others] = step.branches ?? [];
  for (const [i, { next }] of others.entries()) {
    if (next !== null) lose(writing, join(at, 'branches', i + 1), 'Kustomer follows one way only, and this is not it');
  }
  return [{ target: first ? first.next : targetBy(step, 'Success') }];
}
