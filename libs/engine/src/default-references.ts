import type { ActionEntry, Json, JsonObject, Step, WorkflowDefinition } from '@fanfare/contracts';
import { isObject } from './schema.js';
import { kindOfText } from './text.js';

/**
 * A definition with what its actions mean by leaving a field out, where that is a reference to the run's data: an action that
 * adds tags to an entry adds them to that of the event. Other defaults are the services' own.
 */
export function withDefaultReferences(
  definition: WorkflowDefinition,
  actions: Readonly<Record<string, ActionEntry>>,
): WorkflowDefinition {
  const steps = Object.entries(definition.steps).map(([id, step]): [string, Step] => {
    const entry = Object.hasOwn(actions, step.action) ? actions[step.action] : undefined;
    const missing = Object.entries(entry ? referencesOf(entry.input) : {}).filter(([name]) => isLeftOut(step, name));
    return [id, missing.length === 0 ? step : { ...step, input: { ...step.input, ...Object.fromEntries(missing) } }];
  });
  return { ...definition, steps: Object.fromEntries(steps) };
}

function isLeftOut({ input = {} }: Step, name: string): boolean {
  return !Object.hasOwn(input, name) || input[name] === null || input[name] === '';
}

function referencesOf({ properties }: JsonObject): JsonObject {
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]): [string, Json][] => {
      const byDefault = isObject(schema) ? schema['default'] : undefined;
      return typeof byDefault === 'string' && kindOfText(byDefault).kind === 'reference' ? [[name, byDefault]] : [];
    }),
  );
}
