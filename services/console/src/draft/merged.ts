import type { Json, JsonObject } from '@fanfare/contracts';
import { isObject } from './value-at.js';

/** What two people made of the same. */
export interface Merged<T> {
  merged: T;
  /** Where both changed the same differently: there ours stands. */
  conflicts: Conflict[];
}
export interface Conflict {
  path: readonly string[];
  /** What the other one wrote; undefined: they took it away. */
  theirs: Json | undefined;
}

/** Joins what two people made of a document, field by field; a list is one field. */
export function merged<T extends object>(base: T, ours: T, theirs: T): Merged<T> {
  const conflicts: Conflict[] = [];
  const value = join(base as JsonObject, ours as JsonObject, theirs as JsonObject, [], conflicts);
  return { merged: value as T, conflicts };
}

type Part = Json | undefined;

function join(base: Part, ours: Part, theirs: Part, path: readonly string[], conflicts: Conflict[]): Part {
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  if (isObject(ours) && isObject(theirs)) {
    const before = isObject(base) ? base : {};
    // The order of what is there already stays: documents that say the same are the same bytes.
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = join(at(before, name), at(ours, name), at(theirs, name), [...path, name], conflicts);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }
  conflicts.push({ path, theirs });
  return ours;
}

function at(object: JsonObject, name: string): Part {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Whether two values say the same, whatever the order of their fields. */
export function same(a: Part, b: Part): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}
