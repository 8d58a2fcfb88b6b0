import type { FieldProblem, Step } from '@fanfare/contracts';
import { patternProblem } from '../pattern.js';
import { compileReplacement } from '../replacement.js';
import { kindOfText } from '../text.js';
import { patternOf } from './regex-input.js';

/** What is wrong with a Regex beyond the types of its fields, as far as it is written down and not computed. */
export function regexProblems({ input = {} }: Step): FieldProblem[] {
  const has = (field: string) => Object.hasOwn(input, field);
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string) => problems.push({ path: `input.${field}`, message });
  const { pattern, replacement, operation = 'extract' } = input;

  if (!has('text')) say('text', 'is required: give the text to search');
  if (!has('pattern') && !has('preset')) say('pattern', 'is required: give a pattern, or a "preset"');
  if (has('pattern') && has('preset')) say('preset', 'remove it, or the pattern: one of them is looked for');
  if (typeof pattern === 'string' && pattern !== '' && isWritten(pattern)) {
    const reason = patternProblem(pattern);
    if (reason !== null) say('pattern', `correct the pattern (RE2 syntax): ${reason}`);
  }
  if (isWritten(operation)) {
    if (operation === 'replace' && !has('replacement')) {
      say('replacement', 'is required: give what a match becomes; an empty text removes it');
    }
    if (operation !== 'replace' && has('replacement')) say('replacement', 'remove it: only "replace" uses it');
    if (operation === 'test' && has('all')) say('all', 'remove it: "test" asks whether there is any match');
  }
  const found = patternOf(input);
  if (typeof replacement === 'string' && isWritten(replacement) && isWritten(pattern) && 'pattern' in found) {
    const { unknown } = compileReplacement(replacement, found.pattern);
    for (const name of unknown) say('replacement', `the pattern has no group ${name}: name one of its groups, or write $${name}`);
  }
  return problems;
}

/** Whether a value is known before the run. */
export function isWritten(value: unknown): boolean {
  return typeof value !== 'string' || kindOfText(value).kind === 'literal';
}
