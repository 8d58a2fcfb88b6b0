import type { FieldProblem, JsonObject, Step } from '@fanfare/contracts';
import { patternProblem } from '../pattern.js';
import { compileReplacement } from '../replacement.js';
import { kindOfText } from '../text.js';
import { patternOf } from './regex-input.js';

/** What is wrong with a Regex beyond the types of its fields, as far as it is written down and not computed. */
export function regexProblems({ input = {} }: Step): FieldProblem[] {
  return [...missing(input), ...badPattern(input), ...besideOperation(input), ...unknownGroups(input)].map(
    ([field, message]) => ({ path: `input.${field}`, message }),
  );
}

/** Whether a value is known before the run. */
export function isWritten(value: unknown): boolean {
  return typeof value !== 'string' || kindOfText(value).kind === 'literal';
}

type Problem = readonly [field: string, message: string];

function missing(input: JsonObject): Problem[] {
  const [text, pattern, preset] = ['text', 'pattern', 'preset'].map((field) => Object.hasOwn(input, field));
  const problems: Problem[] = [];
  if (!text) problems.push(['text', 'is required: give the text to search']);
  if (!pattern && !preset) problems.push(['pattern', 'is required: give a pattern, or a "preset"']);
  if (pattern && preset) problems.push(['preset', 'remove it, or the pattern: only one of them can be looked for']);
  return problems;
}

function badPattern({ pattern }: JsonObject): Problem[] {
  if (typeof pattern !== 'string' || pattern === '' || !isWritten(pattern)) return [];
  const reason = patternProblem(pattern);
  return reason === null ? [] : [['pattern', `correct the pattern (RE2 syntax): ${reason}`]];
}

function besideOperation(input: JsonObject): Problem[] {
  const { operation = 'extract' } = input;
  if (!isWritten(operation)) return [];
  const problems: Problem[] = [];
  const replaces = Object.hasOwn(input, 'replacement');
  if (operation === 'replace' && !replaces) {
    problems.push(['replacement', 'is required: give what a match becomes; an empty text removes it']);
  }
  if (operation !== 'replace' && replaces) problems.push(['replacement', 'remove it: only "replace" uses it']);
  if (operation === 'test' && Object.hasOwn(input, 'all')) {
    problems.push(['all', 'remove it: "test" asks whether there is any match']);
  }
  return problems;
}

function unknownGroups(input: JsonObject): Problem[] {
  const { pattern, replacement } = input;
  if (typeof replacement !== 'string' || !isWritten(replacement) || !isWritten(pattern)) return [];
  const found = patternOf(input);
  if (!('pattern' in found)) return [];
  return compileReplacement(replacement, found.pattern).unknown.map((reference) => [
    'replacement',
    `the pattern has no group ${reference}: name one of its groups, or write $${reference} for the text itself`,
  ]);
}
