import { z } from 'zod';
import type { ActionEntry, JsonObject } from '@fanfare/contracts';
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
    input: jsonSchema(action.input, 'input'),
    exits: Object.fromEntries(Object.entries(exits).map(([name, schema]) => [name, jsonSchema(schema, 'output')])),
    timeoutMs: action.timeoutMs ?? defaultTimeoutMs,
    ...(action.reachesPerson && { reachesPerson: true }),
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject;
}
