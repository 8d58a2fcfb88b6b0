import type { Json, JsonObject } from '@fanfare/contracts';
import { ProblemError } from '../../problem-error.js';

/** Names such as `data[merges][EMAIL]`, as PHP and what imitates it write them; Mailchimp does. */
const nested = /^([^[\]]+)((?:\[[^[\]]*\])+)$/;
const maxFields = 1_000;
const maxDepth = 20;

interface Fields {
  [name: string]: string | string[] | Fields;
}

/**
 * The fields of a form as an object: `a[b]` is b of a, `a[]` and a name that comes more than once make a list, and so do
 * numbers from 0 on. Any other name is taken as it is.
 */
export function nestFields(fields: readonly (readonly [string, string])[]): JsonObject {
  if (fields.length > maxFields) throw unreadable(`it has more than ${maxFields} fields`);
  const root = none();
  for (const [name, value] of fields) {
    const [, first = name, rest = ''] = nested.exec(name) ?? [];
    const words = [first, ...[...rest.matchAll(/\[(.*?)\]/g)].map(([, word = '']) => word)];
    if (words.length > maxDepth) throw unreadable(`a name is nested more than ${maxDepth} levels deep`);
    put(root, words.at(-1) === '' ? words.slice(0, -1) : words, value);
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, asJson(value)]));
}

function put(at: Fields, [word = '', ...rest]: string[], value: string): void {
  const there = at[word];
  if (rest.length > 0) {
    const inner = there ?? (at[word] = none());
    if (typeof inner === 'string' || Array.isArray(inner)) throw twice(word);
    return put(inner, rest, value);
  }
  if (there === undefined) at[word] = value;
  else if (typeof there === 'string') at[word] = [there, value];
  else if (Array.isArray(there)) there.push(value);
  else throw twice(word);
}

/** Without a prototype: a field may have any name. */
function none(): Fields {
  return Object.create(null) as Fields;
}

function asJson(value: Fields[string]): Json {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const isList = entries.every(([name], i) => name === String(i));
  return isList ? entries.map(([, inner]) => asJson(inner)) : Object.fromEntries(entries.map(([name, inner]) => [name, asJson(inner)])); // prettier-ignore
}

function twice(word: string): ProblemError {
  return unreadable(`the field ${word.slice(0, 50)} is both a value and a group of fields`);
}

function unreadable(why: string): ProblemError {
  return new ProblemError(400, 'InvalidBody', `The form cannot be read: ${why}.`);
}
