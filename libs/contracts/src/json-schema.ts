import { z } from 'zod';
import { json, jsonObject, type JsonObject } from './json.js';

export interface JsonSchemaOptions {
  /** Parts that occur more than once, or in themselves, each by the name that it gets in `$defs`. @default none */
  parts?: Readonly<Record<string, z.ZodType>>;
  /** As it is sent (input), or as it is after defaults were filled in (output). @default input */
  io?: 'input' | 'output';
}

/** The JSON Schema of a contract. Throws for a check that JSON Schema cannot say, instead of leaving it out unseen. */
export function jsonSchemaOf(schema: z.ZodType, { parts = {}, io = 'input' }: JsonSchemaOptions = {}): JsonObject {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) metadata.add(part, { id });
  const made = z.toJSONSchema(schema, {
    io,
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
