import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { jsonSchemaOf, type Json, type JsonObject } from '@fanfare/contracts';

type Io = 'input' | 'output';

const inDefs = '#/$defs/';
const inComponents = '#/components/schemas/';

/**
 * The named schemas of a document. What is referred to stands once, under `components`: a `$defs` inside of a schema would
 * be looked for at the document's root. A part that is answered otherwise than it is sent, because defaults were filled in,
 * has two names.
 */
export class Components {
  private readonly defs: Record<Io, JsonObject>;
  private readonly used = new Map<string, JsonObject>();

  constructor(private readonly parts: Readonly<Record<string, z.ZodType>>) {
    this.defs = { input: this.definitions('input'), output: this.definitions('output') };
  }

  /** The JSON Schema of a contract; its named parts are references. */
  schemaOf(schema: z.ZodType, io: Io): JsonObject {
    // Within an object, also a part itself is a reference.
    const { properties } = jsonSchemaOf(z.object({ it: schema }), { parts: this.parts, io });
    return this.referring((properties as { it: JsonObject }).it, io);
  }

  /** Those that are referred to, by name. */
  schemas(): JsonObject {
    return Object.fromEntries([...this.used].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private definitions(io: Io): JsonObject {
    return jsonSchemaOf(z.object(this.parts), { parts: this.parts, io })['$defs'] as JsonObject;
  }

  private referring<J extends Json>(part: J, io: Io): J {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map((item) => this.referring(item, io)) as J;
    const fields = Object.entries(part).map(([key, value]) => {
      const name = key === '$ref' && typeof value === 'string' ? value : null;
      return [key, name === null ? this.referring(value, io) : this.reference(name, io)];
    });
    return Object.fromEntries(fields) as J;
  }

  private reference(to: string, io: Io): string {
    const name = to.slice(inDefs.length);
    const definition = this.defs[io][name];
    if (!to.startsWith(inDefs) || definition === undefined) {
      throw new Error(`${to} has no name; give it one in named.ts`);
    }
    const as = this.differs(name) && io === 'output' ? `${name}Answered` : name;
    if (!this.used.has(as)) {
      this.used.set(as, {}); // It may refer to itself.
      this.used.set(as, this.referring(definition as JsonObject, io));
    }
    return `${inComponents}${as}`;
  }

  /** Whether a part, or one that it refers to, is answered otherwise than it is sent. */
  private differs(name: string, seen = new Set<string>()): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    const { input, output } = this.defs;
    if (!isDeepStrictEqual(input[name], output[name])) return true;
    return referredBy(input[name]).some((other) => this.differs(other, seen));
  }
}

function referredBy(part: Json | undefined): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { $ref } = part as JsonObject;
  const own = typeof $ref === 'string' ? [$ref.slice(inDefs.length)] : [];
  return [...own, ...Object.values(part).flatMap((value) => referredBy(value))];
}
