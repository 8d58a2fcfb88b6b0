import type { Json } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { isObject } from '../../same.js';
import { functionOfFilter } from '../text/functions.js';
import { Untranslatable } from '../text/handlebars.js';
import { handlebarsOfLiquid } from '../text/handlebars-of-liquid.js';
import { kustomerPath, parseWords, type Words } from '../text/words.js';
import { lose, movePathBack, type Writing } from './writing.js';

/** A value of ours as one of Kustomer's. A text that it cannot write stays as it is, and is said. */
export function writeValue(value: Json, at: string, writing: Writing): Json {
  if (typeof value === 'string') return writeText(value, at, writing);
  if (Array.isArray(value)) return value.map((item, i) => writeValue(item, join(at, i), writing));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, writeValue(part, join(at, name), writing)]),
  );
}

const reference =
  /^(?:\/#|\{\{-?\s*(?!now\s*-?\}\}))([A-Za-z_](?:[^\s|{}"'[\]]|\["[^"]*"\]|\['[^']*'\]|\[\d+\])*)(?:\s*-?\}\})?$/;
const filtered = /^\{\{ (\S+) \| ([a-z_]+(?:: 0)?) \}\}$/;

function writeText(text: string, at: string, writing: Writing): string {
  const move = (words: Words) => movePathBack(words, writing);
  try {
    const path = reference.exec(text)?.[1];
    if (path !== undefined) return `/#${pathOf(path, move)}`;
    const [, subject, filter = ''] = filtered.exec(text) ?? [];
    const name = functionOfFilter(filter);
    if (subject !== undefined && name !== null && /^parse/.test(name)) return `/#fn:${name},${pathOf(subject, move)}`;
    return /\{[{%]/.test(text) ? handlebarsOfLiquid(text, move) : text;
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    lose(writing, at, error.message);
    return text;
  }
}

function pathOf(text: string, move: (words: Words) => Words): string {
  const words = parseWords(text);
  const path = words && kustomerPath(move(words));
  if (!path) throw new Untranslatable(`refer to something else: Kustomer cannot write ${text}`);
  return path;
}
