import type { JsonObject, Step } from '@fanfare/contracts';
import type { ActionPair } from '../actions/action-pair.js';
import { always } from './write-condition.js';

/** A way on from a step: where to, and when; without a condition always. A target of null ends the run. */
export interface Way {
  readonly target: string | null;
  readonly when?: JsonObject;
  readonly name?: string;
}

/** Writes ways as transitions: the first that holds is taken, and when none does the run is over. */
export function transitionsOf(ways: readonly Way[], targetOf: (target: string | null) => string): JsonObject[] {
  const last = ways.findLastIndex(({ target }) => target !== null);
  return ways.slice(0, last + 1).map(({ target, when, name }) => ({
    target: targetOf(target),
    condition: when ?? always,
    ...(name !== undefined && { meta: { name } }),
  }));
}

/** Where a step goes by an exit. */
export function targetBy({ next = {} }: Step, exit: string): string | null {
  return (Object.hasOwn(next, exit) ? next[exit] : next['*']) ?? null;
}

/** Where a step goes on to when that is one place, whatever the exits that Kustomer knows of. */
export function onlyTarget(step: Step, { waysOut }: Pick<ActionPair, 'waysOut'>): string | null {
  const [first, ...others] = waysOut.map(({ exit }) => targetBy(step, exit));
  return first !== undefined && others.every((target) => target === first) ? first : null;
}

/** The ways out of a step that runs an action. */
export function waysOfAction(step: Step, { waysOut }: Pick<ActionPair, 'waysOut'>, reference: string): Way[] {
  const ways = waysOut.map(({ exit, when }) => ({ target: targetBy(step, exit), when: when?.(reference) }));
  const [first] = ways;
  if (first && ways.every(({ target }) => target === first.target)) return [{ target: first.target }];
  return ways.map(({ target, when }) => (when ? { target, when } : { target }));
}
