import { nodeId } from '@fanfare/contracts';

/** Words that a reference to a step cannot use, or that mean something else in it. */
const reserved = new Set(['__proto__', 'constructor', 'prototype', 'size', 'first', 'last']);

/** Our id for each of Kustomer's: the same wherever it can be, so that references keep their words. */
export function stepIdsFor(ids: Iterable<string>): Map<string, string> {
  const all = new Set(ids);
  const usable = [...all].filter(isUsable);
  const taken = new Set(usable);
  const result = new Map(usable.map((id) => [id, id]));
  for (const id of all) {
    if (result.has(id)) continue;
    const cleaned = id.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 50);
    result.set(id, freeId(`step-${cleaned}`, taken));
  }
  return result;
}

function isUsable(id: string): boolean {
  return nodeId.safeParse(id).success && !reserved.has(id);
}

/** An id that nobody has yet; it is taken from then on. */
export function freeId(wanted: string, taken: Set<string>): string {
  return freeName(wanted.slice(0, 58), '-', taken);
}

/** A name that nobody has yet: with a number when it must be. */
export function freeName(wanted: string, separator: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}${separator}${n}`;
  taken.add(name);
  return name;
}
