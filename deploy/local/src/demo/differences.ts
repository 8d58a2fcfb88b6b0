import { isDeepStrictEqual } from 'node:util';
import type { RunDocument } from '@fanfare/contracts';
import type { ExpectedRun, ExpectedStep } from './scenario.js';

/** What about a run is not as expected, a line each; empty when all is. */
export function differences(run: RunDocument, expected: ExpectedRun): string[] {
  const took = run.steps.map(({ node }) => node).sort();
  const wanted = expected.steps.map(({ node }) => node).sort();
  return [
    ...differs('workflow', run.workflow, expected.workflow),
    ...differs('status', run.status, expected.status),
    ...differs('steps', took, wanted),
    ...expected.steps.flatMap((step) => stepDifferences(run, step)),
  ];
}

function stepDifferences(run: RunDocument, { node, exit, attempt, output = {} }: ExpectedStep): string[] {
  const step = run.steps.find((each) => each.node === node);
  if (!step) return []; // said by the list of steps
  return [
    ...differs(`${node}: exit`, step.exit, exit),
    ...(attempt === undefined ? [] : differs(`${node}: attempt`, step.attempt, attempt)),
    ...Object.entries(output).flatMap(([name, value]) => differs(`${node}: ${name}`, step.output[name], value)),
  ];
}

/** Compares what is with what should be. */
export function differs(what: string, is: unknown, should: unknown): string[] {
  return isDeepStrictEqual(is, should) ? [] : [`${what} is ${JSON.stringify(is)}, expected ${JSON.stringify(should)}`];
}
