import type { WorkflowDefinition } from '@fanfare/contracts';
import { triggerId } from '../canvas/graph-of.js';
import { placesTo, targetOf, type Place } from '../draft/place.js';
import { waysOut, type StepKind } from '../draft/ways.js';

type Kinds = ReadonlyMap<string, StepKind>;

/** Every way out of what is chosen, the trigger included. */
function waysFrom(definition: WorkflowDefinition, kinds: Kinds, chosen: string): Place[] {
  if (chosen === triggerId) return [{ kind: 'start' }];
  const step = definition.steps[chosen];
  return step ? waysOut(chosen, step, kinds.get(step.action)).map(({ place }) => place) : [];
}

/** Where a step is put after what is chosen: at the first way that leads nowhere, else in between at the first. */
export function placeAfter(definition: WorkflowDefinition, kinds: Kinds, chosen: string): Place | null {
  const ways = waysFrom(definition, kinds, chosen);
  return ways.find((place) => targetOf(definition, place) === null) ?? ways[0] ?? null;
}

/** What an arrow leads to from what is chosen; null: nowhere. */
export function stepBy(
  key: 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight',
  definition: WorkflowDefinition,
  kinds: Kinds,
  chosen: string,
): string | null {
  const after = (id: string) => waysFrom(definition, kinds, id).flatMap((place) => targetOf(definition, place) ?? []);
  const [before] = chosen === triggerId ? [] : placesTo(definition, chosen);
  const parent = before && (before.kind === 'start' ? triggerId : before.step);
  switch (key) {
    case 'ArrowDown':
      return after(chosen)[0] ?? null;
    case 'ArrowUp':
      return parent ?? null;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const siblings = parent === undefined ? [] : [...new Set(after(parent))];
      return siblings[siblings.indexOf(chosen) + (key === 'ArrowLeft' ? -1 : 1)] ?? null;
    }
    default:
      return key satisfies never;
  }
}
