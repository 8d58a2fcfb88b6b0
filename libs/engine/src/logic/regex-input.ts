import type { Json, JsonObject } from '@fanfare/contracts';
import { compilePattern, type Pattern } from '../pattern.js';
import { isRegexPreset, regexPresets } from './regex-presets.js';
import { regexOperations, type Search } from './regex-search.js';

/** A field that turned out to be something else than was wanted. */
interface Wrong {
  readonly field: string;
  readonly wanted: string;
}

/** What to do with which text. Nothing is an empty text, or no. */
export function searchOf(input: JsonObject): Search | Wrong {
  const text = textOf(input['text']);
  const replacement = textOf(input['replacement']);
  const all = truthOf(input['all']);
  const operation = regexOperations.find((name) => name === (input['operation'] ?? 'extract'));
  if (text === null) return { field: 'text', wanted: 'a text' };
  if (replacement === null) return { field: 'replacement', wanted: 'a text' };
  if (all === null) return { field: 'all', wanted: 'true or false' };
  if (!operation) return { field: 'operation', wanted: `one of ${regexOperations.join(', ')}` };
  return { text, replacement, all, operation };
}

export function patternOf(input: JsonObject): { readonly pattern: Pattern } | Wrong {
  const preset = input['preset'];
  if (preset !== undefined && !isRegexPreset(preset)) {
    return { field: 'preset', wanted: `one of ${Object.keys(regexPresets).join(', ')}` };
  }
  const source = preset === undefined ? textOf(input['pattern']) : regexPresets[preset];
  const ignoreCase = truthOf(input['ignoreCase']);
  if (!source) return { field: 'pattern', wanted: 'a pattern in RE2 syntax' };
  if (ignoreCase === null) return { field: 'ignoreCase', wanted: 'true or false' };
  try {
    return { pattern: compilePattern(source, ignoreCase) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { field: 'pattern', wanted: `a pattern in RE2 syntax (${reason})` };
  }
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : ifEmpty(value, '');
}

function truthOf(value: Json | undefined): boolean | null {
  return typeof value === 'boolean' ? value : ifEmpty(value, false);
}

function ifEmpty<T>(value: Json | undefined, otherwise: T): T | null {
  return value === undefined || value === null ? otherwise : null;
}
