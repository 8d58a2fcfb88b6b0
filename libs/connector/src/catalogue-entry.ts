import { z } from 'zod';
import { jsonSchemaOf, type ActionEntry, type JsonObject } from '@fanfare/contracts';
import type { ActionSpec } from './action.js';

const defaultTimeoutMs = 30_000;

const failureSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The action as the catalogue, the forms and the reference show it: computed, never written twice. */
export function catalogueEntry(service: string, action: ActionSpec): ActionEntry {
  const exits = { ...action.exits, Failure: failureSchema };
  return {
    name: action.name,
    title: action.title,
    summary: action.summary,
    service,
    repeat: action.repeat,
    input: inputOf(action),
    exits: Object.fromEntries(
      Object.entries(exits).map(([name, schema]) => [name, jsonSchemaOf(schema, { io: 'output' })]),
    ),
    timeoutMs: action.timeoutMs ?? defaultTimeoutMs,
    ...(action.reachesPerson && { reachesPerson: true }),
    ...(action.causes && { causes: action.causes }),
    ...(action.app && { app: action.appIsOptional ? ('optional' as const) : ('needed' as const) }),
  };
}

/** With the field that names the app, which is the kit's and not the action's. */
function inputOf({ input, app, appIsOptional }: ActionSpec): JsonObject {
  const schema = jsonSchemaOf(input);
  if (!app) return schema;
  const description = appIsOptional ? `An account of ${app.title}, where one is needed.` : `Which account of ${app.title}. Without it: the only one.`; // prettier-ignore
  const field = { type: 'string', title: 'Connected app', description, choices: 'apps' };
  return { ...schema, properties: { app: field, ...(schema['properties'] as JsonObject | undefined) } };
}
