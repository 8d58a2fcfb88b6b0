import type { Json, JsonObject, StoredEvent, WorkflowDefinition } from '@fanfare/contracts';
import { pathsIn } from './paths-in.js';

/**
 * What a run takes along of its event: the fields beside the envelope's, and those of `data`, that its steps refer to.
 * An event travels in every message of its run, so what no step can read would be most of the bytes. Null: all of it.
 */
export type Carried = { readonly fields: ReadonlySet<string>; readonly data: ReadonlySet<string> | null } | null;

/** Always carried: small, and what people look for in a message that was set aside. */
const envelope = ['id', 'type', 'workspaceId', 'occurredAt', 'acceptedAt', 'siteId', 'cardId', 'contactId'];

/** What the steps of a definition refer to. Everything that a step reads, it reads through the texts of its definition. */
export function carriedFor({ steps }: WorkflowDefinition): Carried {
  const fields = new Set(envelope);
  const data = new Set<string>();
  let allData = false;
  for (const [root, field, name] of Object.values(steps).flatMap((step) => pathsIn(step as unknown as Json))) {
    if (root !== 'trigger') continue;
    if (isWhole(field)) return null;
    if (field !== 'data') fields.add(String(field));
    else if (isWhole(name)) allData = true;
    else data.add(String(name));
  }
  return { fields, data: allData ? null : data };
}

/** The event as the run carries it. */
export function carriedPart(carried: Carried, event: StoredEvent): StoredEvent {
  if (!carried) return event;
  const part = pick(event, carried.fields) as StoredEvent;
  part.data = carried.data ? pick(event.data, carried.data) : event.data;
  return part;
}

/** A path that ends here, or asks how many there are, means the whole of what it names. */
function isWhole(word: string | number | undefined): boolean {
  return word === undefined || word === 'size' || typeof word === 'number';
}

function pick(from: object, names: Iterable<string>): JsonObject {
  const picked: JsonObject = {};
  for (const name of names) {
    if (Object.hasOwn(from, name)) picked[name] = (from as JsonObject)[name] as Json;
  }
  return picked;
}
