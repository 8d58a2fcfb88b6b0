import type { JsonObject } from '@fanfare/contracts';
import { exitsOf } from '../exits.js';
import { compileInput } from '../input.js';
import type { Pattern } from '../pattern.js';
import { PatternFailed } from '../pattern-failed.js';
import { invalidInput } from './invalid-input.js';
import type { Left, LogicStep } from './logic-step.js';
import { failed } from './outcomes.js';
import { isWritten, regexProblems } from './regex-check.js';
import { patternOf, searchOf } from './regex-input.js';
import { regexPresets } from './regex-presets.js';
import { regexOperations, searchBy, type Search } from './regex-search.js';

/** Finds a pattern in a text, or replaces it. */
export const regex: LogicStep = {
  action: 'Regex',
  title: 'Regular expression',
  summary:
    'Searches a text for a pattern (RE2 syntax): "extract" gives the match and its groups, "replace" the text with replacements, "test" whether it occurs. A text without a match leaves by NoMatch, which is no error.',
  takes: { input: 'required', next: 'optional' },
  exits: ['Success', 'NoMatch', 'Failure'],
  input: {
    type: 'object',
    properties: {
      text: { type: 'string', description: 'The text to search, which may turn out empty' },
      pattern: { type: 'string', minLength: 1, description: 'What to look for, in RE2 syntax' },
      preset: {
        type: 'string',
        enum: Object.keys(regexPresets),
        description: 'A pattern that is ready to use, instead of one of your own',
      },
      operation: { type: 'string', enum: [...regexOperations], default: 'extract', description: 'What to do' },
      replacement: {
        type: 'string',
        description:
          'Of replace: what a match becomes. $1 and ${name} are its groups, $0 is all of it, $$ a dollar sign',
      },
      ignoreCase: { type: 'boolean', default: false, description: 'Whether A and a are the same' },
      all: { type: 'boolean', default: false, description: 'Every match instead of the first one' },
    },
    additionalProperties: false,
  },
  route: exitsOf,
  check: regexProblems,
  compile({ input: given = {} }) {
    const read = compileInput(given, regex.input ?? {});
    const written = [given['pattern'], given['preset'], given['ignoreCase']].every(isWritten) ? patternOf(given) : null;
    return {
      enter(scope) {
        const { input, error } = read(scope);
        if (error) return failed(input, error);
        const search = searchOf(input);
        if ('field' in search) return invalidInput(input, search.field, search.wanted);
        const found = written ?? patternOf(input);
        return 'field' in found
          ? invalidInput(input, found.field, found.wanted)
          : searched(found.pattern, search, input);
      },
    };
  },
};

function searched(pattern: Pattern, search: Search, input: JsonObject): Left {
  try {
    const output = searchBy(pattern, search);
    return { kind: 'left', exit: output.count > 0 ? 'Success' : 'NoMatch', input, output };
  } catch (error) {
    if (!(error instanceof PatternFailed)) throw error;
    return failed(input, { code: 'PatternFailed', message: `the search failed: ${error.message}`, retryable: false });
  }
}
