import type { ActionEntry, Json, JsonObject, Outcome } from '@fanfare/contracts';
import { isObject } from './schema.js';
import { sampleOf } from './sample.js';
import { schemaProblems } from './validate/literals.js';

/** What an action might answer: by the exit that is asked for, with the output that it declares for it. */
export function sampleOutcome({ exits, name }: ActionEntry, exit = 'Success'): Outcome {
  const sample = sampleOf(exits[exit] ?? {});
  const output: JsonObject = isObject(sample) ? sample : {};
  if (exit !== 'Failure') return { exit, output };
  const message = `${name} fails because the dry run was told so`;
  return { exit, output: {}, error: { code: 'Simulated', message, retryable: false } };
}

/** The same, unless the input is one that the action would refuse. */
export function checkedOutcome(entry: ActionEntry, input: JsonObject, exit?: string): Outcome {
  const problems = schemaProblems(input, { schema: entry.input, root: entry.input }, 'input');
  if (problems.length === 0) return sampleOutcome(entry, exit);
  const message = problems.map(({ path, message: say }) => `${path.slice('input.'.length)}: ${say}`).join('; ');
  const details: Json = problems.map(({ path }) => path);
  return {
    exit: 'Failure',
    output: {},
    error: { code: 'InputInvalid', message, retryable: false, details },
  };
}
