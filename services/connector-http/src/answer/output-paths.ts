import type { Json } from '@fanfare/contracts';
import { JSONPathEnvironment, type JSONPathQuery } from 'json-p3';
import { z } from 'zod';
import { costProblem } from './path-cost.js';

const maxPaths = 20;
const maxPathLength = 200;
/** Places of an answer that all paths together may look at, where they do not lead to one: half a second's work at most. */
const maxLooks = 100_000;

const paths = new JSONPathEnvironment({ maxRecursionDepth: 200 }); // deeper than any JSON that we take
// Their patterns run on V8's engine, where a few characters can take forever; also a pattern that stands in the answer.
for (const name of ['match', 'search']) paths.functionRegister.delete(name);

const outputPath = z
  .string()
  .max(maxPathLength)
  .superRefine((path, context) => {
    const problem = problemOf(path);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
const outputName = z.string().regex(/^[A-Za-z]\w{0,63}$/, 'expected a name such as order_id');

/** What of an answer is kept: names, and where it is in the body (RFC 9535). */
export const outputPaths = z
  .record(outputName, outputPath)
  .refine((given) => Object.keys(given).length <= maxPaths, `at most ${maxPaths} of them`);
type OutputPaths = z.output<typeof outputPaths>;

/** What the paths of a step found; or, in a sentence that names them, why they cannot be followed. */
type Found = { parts: Record<string, Json> } | { code: 'AnswerTooLarge' | 'OutputNotFound'; problem: string };

/** The parts of a body: a path to one place gives what is there, or null; any other a list of all that it finds. */
export function partsOf(body: Json, wanted: OutputPaths): Found {
  const queries = Object.entries(wanted).map(([name, path]) => ({ name, path, query: paths.compile(path) }));
  const searching = queries.filter(({ query }) => !query.singularQuery());
  if (searching.length > 0 && searching.length * placesIn(body) > maxLooks) {
    return { code: 'AnswerTooLarge', problem: `the answer is too large to be searched by ${searching.map(nameOf).join(', ')}. Use paths that lead to one place, such as $.items[0].id.` }; // prettier-ignore
  }
  const parts: Record<string, Json> = {};
  for (const one of queries) {
    try {
      parts[one.name] = partOf(body, one.query);
    } catch (error) {
      return { code: 'OutputNotFound', problem: `${nameOf(one)} cannot be followed in the answer: ${wordsOf(error)}.` };
    }
  }
  return { parts };
}

function partOf(body: Json, query: JSONPathQuery): Json {
  const found = [...query.lazyQuery(body)].map(({ value }) => value as Json);
  return query.singularQuery() ? (found[0] ?? null) : found;
}

/** Of people: where it stands in the step, and what it is. */
function nameOf({ name, path }: { name: string; path: string }): string {
  return `output.${name} (${path})`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function placesIn(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + placesIn(one), 1);
}

function problemOf(path: string): string | null {
  try {
    const problem = costProblem(paths.compile(path));
    return problem && `${path}: ${problem}`;
  } catch (error) {
    return `${path} is not a JSON path: ${wordsOf(error)}`;
  }
}
