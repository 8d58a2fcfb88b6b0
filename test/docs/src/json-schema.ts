import { json, jsonObject, type Json, type JsonObject } from '@fanfare/contracts';
import { z } from 'zod';

/** The JSON Schema of a contract. Throws for a check that JSON Schema cannot say, instead of leaving it out unseen. */
export function jsonSchemaOf(schema: z.ZodType, ids: Readonly<Record<string, z.ZodType>> = {}): JsonObject {
  const names = new Map(Object.entries(ids).map(([id, part]) => [part, id] as const));
  const metadata = z.registry<{ id: string }>();
  for (const [part, id] of names) metadata.add(part, { id });
  const made = z.toJSONSchema(schema, {
    io: 'input',
    metadata,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema, path }) {
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, opaque(zodSchema, path));
      // Our registry names the shared parts; descriptions are in zod's own.
      const described = z.globalRegistry.get(zodSchema);
      if (described) Object.assign(jsonSchema, described);
    },
  });
  return made as JsonObject;
}

/** A part of a schema, as an object; nothing else of it interests. */
export function objectOf(part: Json | undefined): JsonObject {
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? part : {};
}

/** JSON that nobody looks into. */
function opaque(schema: z.core.$ZodType, path: readonly (string | number)[]): JsonObject {
  const original = undescribed(schema);
  if (original === jsonObject) return { type: 'object' };
  if (original === json) return {};
  throw new Error(`what ${path.join('.')} wants cannot be said in JSON Schema`);
}

/** `describe` gives a copy, which knows of what. */
function undescribed(schema: z.core.$ZodType): z.core.$ZodType {
  const { parent } = schema._zod;
  return parent ? undescribed(parent) : schema;
}
