import type { Step, WorkflowDefinition } from '@fanfare/contracts';

/** A way on: of the trigger, or out of a step. What is put there comes next. */
export type Place =
  | { kind: 'start' }
  | { kind: 'exit'; step: string; exit: string }
  | { kind: 'branch'; step: string; index: number }
  | { kind: 'else'; step: string }
  | { kind: 'each'; step: string };

/** A place as a text: two that are the same have the same one. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'start':
      return 'start';
    case 'exit':
      return `${place.step}/exit/${place.exit}`;
    case 'branch':
      return `${place.step}/branch/${place.index}`;
    case 'else':
    case 'each':
      return `${place.step}/${place.kind}`;
    default:
      return place satisfies never;
  }
}

/** The step that a place leads to; null: it ends there, or names a step that there is not. */
export function targetOf(definition: WorkflowDefinition, place: Place): string | null {
  const id = nameAt(definition, place);
  return id !== null && Object.hasOwn(definition.steps, id) ? id : null;
}

function nameAt({ start, steps }: WorkflowDefinition, place: Place): string | null {
  if (place.kind === 'start') return start;
  const step = steps[place.step];
  switch (place.kind) {
    case 'exit':
      return step?.next?.[place.exit] ?? null;
    case 'branch':
      return step?.branches?.[place.index]?.next ?? null;
    case 'else':
      return step?.else ?? null;
    case 'each':
      return step?.each ?? null;
    default:
      return place satisfies never;
  }
}

/** The definition with a place leading to a step, or, with null, to an end. */
export function leadingTo(definition: WorkflowDefinition, place: Place, to: string | null): WorkflowDefinition {
  if (place.kind === 'start') return { ...definition, start: to ?? '' };
  const step = definition.steps[place.step];
  if (!step) return definition;
  return { ...definition, steps: { ...definition.steps, [place.step]: stepLeadingTo(step, place, to) } };
}

function stepLeadingTo(step: Step, place: Exclude<Place, { kind: 'start' }>, to: string | null): Step {
  switch (place.kind) {
    case 'exit': {
      const { [place.exit]: _, ...others } = step.next ?? {};
      // An exit that leads nowhere is not written down: what was connected and taken away again leaves no trace.
      const next = to === null ? others : { ...step.next, [place.exit]: to };
      if (Object.keys(next).length > 0) return { ...step, next };
      const { next: __, ...ending } = step;
      return ending;
    }
    case 'branch':
      return {
        ...step,
        branches: (step.branches ?? []).map((branch, i) => (i === place.index ? { ...branch, next: to } : branch)),
      };
    case 'else':
      return { ...step, else: to };
    case 'each': {
      const { each: _, ...others } = step;
      return to === null ? others : { ...others, each: to };
    }
    default:
      return place satisfies never;
  }
}

/** Every place that leads to a step. */
export function placesTo({ start, steps }: WorkflowDefinition, to: string): Place[] {
  return [
    ...(start === to ? [{ kind: 'start' } as const] : []),
    ...Object.entries(steps).flatMap(([step, { next, branches, else: otherwise, each }]): Place[] => [
      ...Object.entries(next ?? {}).flatMap(([exit, id]): Place[] => (id === to ? [{ kind: 'exit', step, exit }] : [])),
      ...(branches ?? []).flatMap((branch, index): Place[] =>
        branch.next === to ? [{ kind: 'branch', step, index }] : [],
      ),
      ...(otherwise === to ? [{ kind: 'else', step } as const] : []),
      ...(each === to ? [{ kind: 'each', step } as const] : []),
    ]),
  ];
}
