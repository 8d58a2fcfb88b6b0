import type { Json, JsonObject } from '@fanfare/contracts';
import { fieldOf, isObject, same } from '../same.js';

/**
 * Applies the difference between two writings (`before` and `after` an edit) to the original they were made from. What
 * no edit touched stays as it was written, down to what our writing could not have known.
 */
export function mend(original: Json, before: Json | undefined, after: Json): Json {
  if (same(before, after)) return original;
  if (isObject(original) && isObject(before) && isObject(after)) return mendObject(original, before, after);
  if (Array.isArray(original) && Array.isArray(before) && Array.isArray(after)) {
    const named = [original, before, after].every((list) => list.every((item) => idOf(item) !== null));
    return named ? mendNamed(original, before, after) : mendList(original, before, after);
  }
  return after;
}

function mendObject(original: JsonObject, before: JsonObject, after: JsonObject): JsonObject {
  const kept = Object.entries(original).flatMap(([name, value]): [string, Json][] => {
    const [old, now] = [fieldOf(before, name), fieldOf(after, name)];
    if (now !== undefined) return [[name, mend(value, old, now)]];
    return old === undefined ? [[name, value]] : [];
  });
  const added = Object.entries(after).filter(
    ([name, value]) => !Object.hasOwn(original, name) && !same(fieldOf(before, name), value),
  );
  return Object.fromEntries([...kept, ...added]);
}

/** Steps are the same when their ids are, wherever they stand. */
function mendNamed(original: Json[], before: Json[], after: Json[]): Json[] {
  const old = new Map(before.map((item) => [idOf(item), item]));
  const now = new Map(after.map((item) => [idOf(item), item]));
  const seen = new Set<string | null>();
  const kept = original.flatMap((item) => {
    const id = idOf(item);
    const [was, is] = [old.get(id), now.get(id)];
    // A second step of the same id was not read, so that nothing is known of it but itself.
    if (was === undefined || seen.has(id)) return [item];
    seen.add(id);
    return is === undefined ? [] : [mend(item, was, is)];
  });
  const ids = new Set(original.map(idOf));
  const added = after.filter((item) => !ids.has(idOf(item)) && !same(old.get(idOf(item)), item));
  return [...kept, ...added];
}

function idOf(item: Json): string | null {
  const id = isObject(item) ? fieldOf(item, 'id') : undefined;
  return typeof id === 'string' ? id : null;
}

/** Items that are as they were come from the original; of the others, those at the same place belong together. */
function mendList(original: Json[], before: Json[], after: Json[]): Json[] {
  const left = new Set(before.keys());
  const taken = after.map((item, i) => {
    const equal = [i, ...left].find((j) => left.has(j) && same(before[j], item));
    if (equal !== undefined) left.delete(equal);
    return equal;
  });
  return after.map((item, i) => {
    let from = taken[i];
    if (from === undefined) {
      [from] = left;
      if (from !== undefined) left.delete(from);
    }
    const source = from === undefined ? undefined : original[from];
    return source === undefined || from === undefined ? item : mend(source, before[from], item);
  });
}
