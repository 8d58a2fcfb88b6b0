import type { Branch } from '@fanfare/contracts';
import { join } from '../../loss.js';
import type { KustomerTransition } from '../document.js';
import { freeName } from '../step-ids.js';
import { isAlways, readAlways, readCondition } from './read-condition.js';
import { lose, loseOthers, readMeta, shortened, type Reading } from './reading.js';

/** Where a step leads: to the first branch whose condition holds, else on. */
export interface WaysOn {
  readonly branches: Branch[];
  readonly otherwise: string | null;
}

/** Transitions are asked in their order, and when none holds the run is over. */
export function readTransitions(transitions: KustomerTransition[], at: string, reading: Reading): WaysOn {
  const branches: Branch[] = [];
  const names = new Set(['Else', 'Failure', '*']);
  for (const [i, transition] of transitions.entries()) {
    const path = join(at, 'transitions', i);
    const { target, condition, meta } = transition;
    const next = reading.steps.get(target)?.id ?? null;
    if (next === null) lose(reading, join(path, 'target'), `there is no step '${target}': the run ends here`);
    loseOthers(reading, transition, ['target', 'condition', 'meta'], path);
    const otherwise = isAlways(condition);
    const texts = readMeta(reading, meta, otherwise ? [] : ['name'], path);
    if (otherwise) {
      readAlways(condition, join(path, 'condition'), reading);
      loseUnreached(transitions.length, i, at, reading);
      return { branches, otherwise: next };
    }
    const name = freeName(shortened(texts.name, 90, join(path, 'meta.name'), reading) ?? `Way ${i + 1}`, ' ', names);
    branches.push({ name, when: readCondition(condition, join(path, 'condition'), reading), next });
  }
  return { branches, otherwise: null };
}

function loseUnreached(count: number, after: number, at: string, reading: Reading): void {
  for (let i = after + 1; i < count; i++) {
    const message = 'nobody comes this way: the transition before it always holds; it is kept for the way back';
    lose(reading, join(at, 'transitions', i), message);
  }
}
