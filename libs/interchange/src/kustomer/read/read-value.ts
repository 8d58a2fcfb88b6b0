import type { Json } from '@fanfare/contracts';
import { isObject } from '../../same.js';
import { join } from '../../loss.js';
import { filterOfFunction } from '../text/functions.js';
import { Untranslatable } from '../text/handlebars.js';
import { liquidOfHandlebars, liquidOfText } from '../text/liquid-of-handlebars.js';
import { liquidPath, parseWords, referencePath } from '../text/words.js';
import { lose, movePath, type Reading } from './reading.js';

/** A value of Kustomer's as one of ours. A text without an equal stays as it is, which validation will not let pass. */
export function readValue(value: Json, at: string, reading: Reading): Json {
  if (typeof value === 'string') return readText(value, at, reading);
  if (Array.isArray(value)) return value.map((item, i) => readValue(item, join(at, i), reading));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, readValue(part, join(at, name), reading)]),
  );
}

function readText(text: string, at: string, reading: Reading): string {
  try {
    if (text.startsWith('/#fn:')) return readFunction(text.slice('/#fn:'.length), at, reading);
    if (text.startsWith('/#')) return readReference(text.slice('/#'.length), at, reading);
    if (!text.includes('{{')) return liquidOfText(text);
    return liquidOfHandlebars(text, (words) => movePath(words, at, reading));
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    lose(reading, at, error.message);
    return text;
  }
}

function readReference(text: string, at: string, reading: Reading): string {
  const words = parseWords(text);
  const path = words && referencePath(movePath(words, at, reading));
  if (!path) throw new Untranslatable('write the reference anew: it is no path, such as /#steps.1.id');
  return `/#${path}`;
}

function readFunction(text: string, at: string, reading: Reading): string {
  const [name = '', path = '', ...args] = text.split(',');
  const row = filterOfFunction(name, args);
  const words = parseWords(path);
  if (!row || !words) {
    throw new Untranslatable(
      `write the function '${name}' in Liquid: as it is used here it has no equal of the same meaning`,
    );
  }
  const moved = liquidPath(movePath(words, at, reading));
  if (moved === null) throw new Untranslatable(`rename ${path}: Liquid cannot write this name`);
  if (row.caveat !== undefined) lose(reading, at, `check the result: ${row.caveat}`);
  return `{{ ${moved} | ${row.filter} }}`;
}
