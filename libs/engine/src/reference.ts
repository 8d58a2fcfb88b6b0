import type { Json } from '@fanfare/contracts';
import { isRoot, readRoot, roots, type Root, type Scope } from './scope.js';

/** The words of a reference, root first: `{{ steps.a.list[0] }}` is `['steps', 'a', 'list', 0]`. */
export type Path = readonly (string | number)[];

const maxDepth = 20;
const forbidden: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

const rootWord = /[A-Za-z_][A-Za-z0-9_-]*/y;
const more = /\.([A-Za-z0-9_@$-]+)|\[\s*(-?\d{1,9})\s*\]|\[\s*"([^"]*)"\s*\]|\[\s*'([^']*)'\s*\]/y;

/** The path that a text is, such as `steps.a.list[0]` or `trigger.data["odd name"]`; null when it is anything else. */
export function parsePath(text: string): Path | null {
  if (text === 'now()') return ['now'];
  rootWord.lastIndex = 0;
  const root = rootWord.exec(text);
  if (!root) return null;
  const path: (string | number)[] = [root[0]];
  let at = rootWord.lastIndex;
  while (at < text.length) {
    more.lastIndex = at;
    const found = more.exec(text);
    if (!found) return null;
    const [, name, index, double, single] = found;
    path.push(index === undefined ? (name ?? double ?? single ?? '') : Number(index));
    at = more.lastIndex;
  }
  return path;
}

/** What is wrong with a path wherever it stands, or null. `constructor` and its kin never name data. */
export function pathProblem(path: Path): string | null {
  const [root] = path;
  if (!isRoot(root)) return `'${String(root)}' is unknown here; a reference starts with one of ${roots.join(', ')}`;
  if (path.length > maxDepth) return `a reference may be ${maxDepth} names deep`;
  const bad = path.find((word) => forbidden.has(word));
  return bad === undefined ? null : `'${bad}' cannot be referred to; name a field of the data instead`;
}

export function isForbiddenName(name: string): boolean {
  return forbidden.has(name);
}

/** Reads a path from a run's data; undefined when any part of it is missing. Never throws, never leaves own properties. */
export function compileReference(path: Path): (scope: Scope) => Json | undefined {
  if (pathProblem(path) !== null) return () => undefined;
  const root = path[0] as Root;
  const rest = path.slice(1);
  return (scope) => {
    let value = readRoot(root, scope);
    for (const word of rest) {
      if (value === null || value === undefined) return undefined;
      value = readWord(value, word);
    }
    return value;
  };
}

/** One word of a path, as Liquid reads it: own properties, indexes (also from the end), and `size`, `first`, `last`. */
function readWord(value: Json, word: string | number): Json | undefined {
  if (Array.isArray(value)) return readItem(value, word);
  if (typeof value === 'string') return word === 'size' ? value.length : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, word)) return value[word];
  return word === 'size' ? Object.keys(value).length : undefined;
}

function readItem(list: Json[], word: string | number): Json | undefined {
  if (word === 'size') return list.length;
  if (word === 'first') return list[0];
  if (word === 'last') return list.at(-1);
  if (typeof word === 'number') return list.at(word);
  return /^\d{1,9}$/.test(word) ? list[Number(word)] : undefined;
}
