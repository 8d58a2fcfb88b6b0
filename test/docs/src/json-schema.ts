import { json, jsonObject, type JsonObject } from '@fanfare/contracts';
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

/** JSON that nobody looks into. */
function opaque(schema: unknown, path: readonly (string | number)[]): JsonObject {
  if (schema === jsonObject) return { type: 'object' };
  if (schema === json) return {};
  throw new Error(`what ${path.join('.')} wants cannot be said in JSON Schema`);
}
