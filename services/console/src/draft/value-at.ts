import type { Json, JsonObject } from '@fanfare/contracts';

type Key = string | number;

/** The value at a path; undefined where there is none. */
export function valueAt(value: Json | undefined, path: readonly Key[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return typeof key === 'number' ? at[key] : undefined;
    return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, value);
}

/** A copy with a value at a path. With undefined it is taken away. */
export function withValueAt(object: JsonObject, path: readonly Key[], value: Json | undefined): JsonObject {
  return changed(object, path, value) as JsonObject;
}

function changed(at: Json | undefined, path: readonly Key[], value: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(at) ? [...at] : [];
    const inner = changed(list[key], rest, value);
    if (inner === undefined) list.splice(key, 1);
    else list[key] = inner;
    return list;
  }
  const object = isObject(at) ? at : {};
  const inner = changed(object[key], rest, value);
  if (inner !== undefined) return { ...object, [key]: inner };
  const { [key]: _, ...others } = object;
  return others;
}

/** A copy without what is at a path, nor what that leaves empty above it: as if it had never been said. */
export function cleared(object: JsonObject, path: readonly Key[]): JsonObject {
  const without = withValueAt(object, path, undefined);
  const above = path.slice(0, -1);
  const left = valueAt(without, above);
  return above.length > 0 && isObject(left) && Object.keys(left).length === 0 ? cleared(without, above) : without;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
