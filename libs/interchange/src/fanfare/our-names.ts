import type { Condition, Json, JsonObject } from '@fanfare/contracts';
import { join, type Loss } from '../loss.js';
import { fieldOf, isObject } from '../same.js';
import { namedTrigger } from './named-trigger.js';

/** The definition with our names for its triggers, wherever it names one; what was renamed is noted. */
export function withOurNames(definition: JsonObject, notes: Loss[]): JsonObject {
  return {
    ...definition,
    ...renamedIn(definition, 'trigger', (trigger) => ourTrigger(trigger, notes)),
    ...renamedIn(definition, 'settings', (settings) => ourSettings(settings, notes)),
    ...renamedIn(definition, 'steps', (steps) => ourSteps(steps, notes)),
  };
}

function renamedIn(object: JsonObject, field: string, rename: (value: Json) => Json): JsonObject {
  const value = fieldOf(object, field);
  return value === undefined ? {} : { [field]: rename(value) };
}

/** A trigger may also be just its name. */
function ourTrigger(trigger: Json, notes: Loss[]): Json {
  const fields = typeof trigger === 'string' ? { type: trigger } : trigger;
  const type = isObject(fields) ? fieldOf(fields, 'type') : undefined;
  const named = typeof type === 'string' ? namedTrigger(type) : null;
  if (!isObject(fields) || !named || typeof type !== 'string') return fields;
  const { type: ours, filter } = named;
  note(type, ours, 'trigger.type', notes);
  if (!filter) return { ...fields, type: ours };
  notes.push({ path: 'trigger.filter', message: 'the word in brackets is read as a filter' });
  return { ...fields, type: ours, filter: withFilter(filter, fieldOf(fields, 'filter')) };
}

function withFilter(added: Condition, given: Json | undefined): Json {
  return given === undefined ? added : { all: [added, given] };
}

function ourSettings(settings: Json, notes: Loss[]): Json {
  if (!isObject(settings)) return settings;
  const rules = (name: string) =>
    renamedIn(settings, name, (list) =>
      Array.isArray(list) ? list.map((rule, i) => ourEvent(rule, join('settings', name, i), notes)) : list,
    );
  return { ...settings, ...rules('goals'), ...rules('exitRules') };
}

function ourSteps(steps: Json, notes: Loss[]): Json {
  if (!isObject(steps)) return steps;
  const entries = Object.entries(steps).map(([id, step]): [string, Json] => {
    if (!isObject(step) || fieldOf(step, 'action') !== 'WaitForEvent') return [id, step];
    const at = join('steps', id, 'input');
    return [id, { ...step, ...renamedIn(step, 'input', (input) => ourEvent(input, at, notes)) }];
  });
  return Object.fromEntries(entries);
}

/** An object whose `event` names a trigger. A word in brackets has no place there. */
function ourEvent(object: Json, at: string, notes: Loss[]): Json {
  const event = isObject(object) ? fieldOf(object, 'event') : undefined;
  const named = typeof event === 'string' ? namedTrigger(event) : null;
  if (!isObject(object) || !named || named.filter || typeof event !== 'string') return object;
  note(event, named.type, join(at, 'event'), notes);
  return { ...object, event: named.type };
}

function note(given: string, ours: string, path: string, notes: Loss[]): void {
  if (given !== ours) notes.push({ path, message: `'${given}' is called ${ours} here` });
}
