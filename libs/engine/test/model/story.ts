import type { RunDetails } from 'fast-check';
import type { Step, WorkflowSettings } from '@fanfare/contracts';
import type { Case } from './cases.js';
import { played, Tally } from './played.js';

/** The smallest case in which a promise was broken, for a person to read: the workflows, what happened, and how to see it again. */
export function storyOf({ seed, numRuns, counterexample, counterexamplePath }: RunDetails<[Case]>): string {
  const [given] = counterexample ?? [];
  if (!given) return 'no case was found';
  const told: string[] = [];
  const { main, other, mainSettings, otherSettings, ...rest } = given;
  return [
    `case ${numRuns} broke a promise. To see it again: FC_SEED=${seed} FC_PATH=${counterexamplePath ?? ''}`,
    ...brokenIn(given, told),
    '',
    ...workflowLines('main', main, mainSettings),
    ...workflowLines('other', other, otherSettings),
    JSON.stringify(rest),
    '',
    ...told,
  ].join('\n');
}

function brokenIn(given: Case, told: string[]): string[] {
  try {
    return played(given, new Tally(), told);
  } catch (error) {
    return [String(error instanceof Error ? error.stack : error)];
  }
}

function workflowLines(name: string, steps: Record<string, Step>, settings: WorkflowSettings): string[] {
  return [
    `${name} ${JSON.stringify(settings)}`,
    ...Object.entries(steps).map(([id, step]) => `  ${id} ${stepWords(step)}`),
  ];
}

/** Such as `Split b0>s1 b1>s2 {"input":...}`. */
function stepWords({ action, next = {}, branches = [], each, else: otherwise, ...rest }: Step): string {
  const ways = [
    ...Object.entries(next),
    ...branches.map((branch) => [branch.name, branch.next] as const),
    ...(each === undefined ? [] : [['each', each] as const]),
    ...(otherwise === undefined ? [] : [['else', otherwise] as const]),
  ].flatMap(([exit, to]) => (to === null ? [] : [`${exit}>${to}`]));
  return [action, ...ways, JSON.stringify(rest)].join(' ');
}
