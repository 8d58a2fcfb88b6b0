import type { Json, Step, WorkflowDefinition } from '@fanfare/contracts';
import { leadingTo, placesTo, targetOf, type Place } from './place.js';
import { cleared, withValueAt } from './value-at.js';
import { waysOut, type StepKind } from './ways.js';

/** All that can be done to a workflow in the builder: by mouse, by keyboard, by pasting. */
export type Edit =
  /** Puts a step at a place; what came there comes after it. */
  | { kind: 'add'; place: Place; id: string; step: Step; exits: StepKind }
  /** Takes a step out; those before it go on with what came after it, where that is one step. */
  | { kind: 'remove'; step: string }
  /** Has a place lead to a step that there is, or to an end. */
  | { kind: 'lead'; place: Place; to: string | null }
  /** Writes a field of a step, such as input.points; undefined takes it away. */
  | { kind: 'set'; step: string; path: readonly (string | number)[]; value: Json | undefined }
  /** Writes a field of the workflow, such as trigger.type. */
  | { kind: 'setWorkflow'; path: readonly string[]; value: Json | undefined }
  /** Puts steps at a place that were copied, with ids that are free. */
  | { kind: 'paste'; place: Place; start: string; steps: Readonly<Record<string, Step>> };

/** The definition after an edit; the one before is as it was. */
export function edited(definition: WorkflowDefinition, edit: Edit): WorkflowDefinition {
  switch (edit.kind) {
    case 'add':
      return added(definition, edit);
    case 'remove':
      return removed(definition, edit.step);
    case 'lead':
      return leadingTo(definition, edit.place, edit.to);
    case 'set':
      return withValueAt(definition, ['steps', edit.step, ...edit.path], edit.value) as WorkflowDefinition;
    case 'setWorkflow':
      return (
        edit.value === undefined ? cleared(definition, edit.path) : withValueAt(definition, edit.path, edit.value)
      ) as WorkflowDefinition;
    case 'paste': {
      const steps = { ...definition.steps, ...edit.steps };
      return leadingTo({ ...definition, steps }, edit.place, edit.start);
    }
    default:
      return edit satisfies never;
  }
}

function added(definition: WorkflowDefinition, { place, id, step, exits }: Extract<Edit, { kind: 'add' }>) {
  const after = targetOf(definition, place);
  const withStep = leadingTo({ ...definition, steps: { ...definition.steps, [id]: step } }, place, id);
  const [way] = after === null ? [] : waysOut(id, step, exits).filter(({ place: { kind } }) => kind !== 'each');
  return way ? leadingTo(withStep, way.place, after) : withStep;
}

function removed(definition: WorkflowDefinition, id: string): WorkflowDefinition {
  const { [id]: step, ...steps } = definition.steps;
  if (!step) return definition;
  const ways = waysOut(id, step, undefined).filter(({ place: { kind }, to }) => kind !== 'each' && to !== id);
  const after = [...new Set(ways.flatMap(({ to }) => to ?? []))];
  const [only = null] = after.length === 1 ? after : [];
  return placesTo(definition, id)
    .filter((place) => place.kind === 'start' || place.step !== id)
    .reduce((left, place) => leadingTo(left, place, only), { ...definition, steps });
}
