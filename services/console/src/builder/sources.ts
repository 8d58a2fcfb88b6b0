import type { Json, JsonObject, WorkflowDefinition } from '@fanfare/contracts';
import { placesTo } from '../draft/place.js';
import { isObject, valueAt } from '../draft/value-at.js';
import { words } from '../text/words.js';
import type { Kind } from './kinds.js';

/** Something that a value may refer to. */
export interface Source {
  path: string;
  group: string;
  /** What it was the last time, or would be; undefined: nobody knows. */
  sample: Json | undefined;
}

export interface Known {
  kinds: ReadonlyMap<string, Kind>;
  /** JSON Schema of the data of the trigger's events. */
  triggerData: JsonObject | null;
  /** The last event of the trigger. */
  event: JsonObject | null;
  /** The names of the properties that contacts have here. */
  properties: readonly string[];
}

const contactFields = ['email', 'firstName', 'lastName', 'mobile', 'id', 'type', 'tags', 'lists'];
const eventFields = ['id', 'type', 'occurredAt', 'siteId', 'cardId'];
const maxDepth = 3;

/** All that a value of a step may refer to: the event, the contact, what steps before it gave, variables. */
export function sourcesFor(definition: WorkflowDefinition, step: string | null, known: Known): Source[] {
  const { trigger, contact, variables } = words.builder.groups;
  const data = [
    ...new Set([...pathsIn(known.triggerData, 'trigger.data'), ...pathsOf(known.event?.['data'], 'trigger.data')]),
  ];
  const event = known.event;
  const sampled = (path: string) => valueAt(event ?? undefined, path.split('.').slice(1));
  const fromEvent = [...data, ...eventFields.map((name) => `trigger.${name}`)].map((path) => ({
    path,
    group: trigger,
    sample: sampled(path),
  }));
  const ofContact = [...contactFields, ...known.properties.map((name) => `properties.${name}`)].map((name) => ({
    path: `contact.${name}`,
    group: contact,
    sample: undefined,
  }));
  const before = step === null ? Object.keys(definition.steps) : stepsBefore(definition, step);
  const given = before.flatMap((id) => {
    const { action = '', name = id } = definition.steps[id] ?? {};
    const schema = known.kinds.get(action)?.gives['Success'] ?? null;
    return pathsIn(schema, `steps.${id}`).map((path) => ({ path, group: name, sample: undefined }));
  });
  const set = before.flatMap((id) => {
    const { action, input = {} } = definition.steps[id] ?? {};
    if (action !== 'SetVariables') return [];
    return Object.keys(input).map((name) => ({ path: `variables.${name}`, group: variables, sample: input[name] }));
  });
  return [...fromEvent, ...ofContact, ...given, ...set];
}

/** The steps that may have run before one, by whatever way. */
function stepsBefore(definition: WorkflowDefinition, step: string): string[] {
  const found = new Set<string>();
  const queue = [step];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const place of placesTo(definition, id)) {
      if (place.kind === 'start' || found.has(place.step)) continue;
      found.add(place.step);
      queue.push(place.step);
    }
  }
  found.delete(step);
  return Object.keys(definition.steps).filter((id) => found.has(id));
}

function pathsIn(schema: JsonObject | null, prefix: string, depth = 0): string[] {
  const properties = schema?.['properties'];
  if (!isObject(properties) || depth > maxDepth) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    const inner = isObject(property) ? pathsIn(property, `${prefix}.${name}`, depth + 1) : [];
    return inner.length > 0 ? inner : [`${prefix}.${name}`];
  });
}

function pathsOf(value: Json | undefined, prefix: string, depth = 0): string[] {
  if (!isObject(value) || depth > maxDepth) return depth === 0 ? [] : [prefix];
  return Object.entries(value).flatMap(([name, part]) => pathsOf(part, `${prefix}.${name}`, depth + 1));
}
