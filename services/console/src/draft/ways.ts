import type { Step } from '@fanfare/contracts';
import type { Place } from './place.js';

/** What the builder must know of an action to draw its ways out. */
export interface StepKind {
  /** The exits that `next` may name; none for those that go by branches. */
  exits: readonly string[];
  takes: { branches?: unknown; else?: unknown; each?: unknown };
}

export interface WayOut {
  place: Place;
  /** What stands on the way: the name of an exit or a branch. */
  label: string;
  /** The step that it names; null: it ends here. */
  to: string | null;
}

/** Every way out of a step, whether it leads on or not, in the order in which people read them. */
export function waysOut(id: string, step: Step, kind: StepKind | undefined): WayOut[] {
  const { next = {}, branches = [], else: otherwise, each } = step;
  const exits = [...new Set([...(kind?.exits ?? []), ...Object.keys(next)])];
  return [
    ...(kind?.takes.each || each !== undefined
      ? [{ place: { kind: 'each', step: id } as const, label: 'each', to: each ?? null }]
      : []),
    ...branches.map((branch, index) => ({
      place: { kind: 'branch', step: id, index } as const,
      label: branch.name,
      to: branch.next,
    })),
    ...(kind?.takes.else || otherwise !== undefined
      ? [{ place: { kind: 'else', step: id } as const, label: 'else', to: otherwise ?? null }]
      : []),
    ...exits.map((exit) => ({
      place: { kind: 'exit', step: id, exit } as const,
      label: exit,
      to: next[exit] ?? null,
    })),
  ];
}
