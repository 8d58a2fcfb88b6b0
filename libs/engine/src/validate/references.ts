import { gameplaySnapshot, storedEvent, type FieldProblem, type Json } from '@fanfare/contracts';
import { TemplateFailed } from '../liquid.js';
import { isForbiddenName, pathProblem, type Path } from '../reference.js';
import { roots, type Root } from '../scope.js';
import { templatePaths } from '../template.js';
import { kindOfText } from '../text.js';
import { didYouMean, some } from './closest.js';

/** What a value may refer to where it stands. */
export interface Surroundings {
  readonly roots: ReadonlySet<Root>;
  /** Every step of the workflow. */
  readonly steps: ReadonlySet<string>;
  /** Those that may have run before this place: found when one is referred to, because most steps refer to none. */
  readonly before: () => ReadonlySet<string>;
}

/** A trigger's filter is asked before there is a run: nothing but the event is known. */
export const filterSurroundings: Surroundings = {
  roots: new Set<Root>(['trigger', 'workflow', 'workspace', 'now']),
  steps: new Set(),
  before: () => new Set(),
};

const rootsOfSteps: ReadonlySet<Root> = new Set(roots.filter((root) => root !== 'event'));

/** Where an event is looked at. */
export function withEvent(around: Surroundings): Surroundings {
  return { ...around, roots: new Set<Root>([...around.roots, 'event']) };
}

export function stepSurroundings(steps: ReadonlySet<string>, find: () => ReadonlySet<string>): Surroundings {
  let found: ReadonlySet<string> | undefined;
  return { roots: rootsOfSteps, steps, before: () => (found ??= find()) };
}

/** The fields of the roots whose fields are known. */
const fieldsOf: Partial<Record<Root, readonly string[]>> = {
  trigger: Object.keys(storedEvent.shape),
  event: Object.keys(storedEvent.shape),
  gameplay: Object.keys(gameplaySnapshot.shape),
  workflow: ['id', 'name', 'version'],
  run: ['id', 'mode', 'startedAt'],
  workspace: ['id'],
};

const eventElsewhere =
  '\'event\' is only known where an event is looked at: in the "when" of WaitForEvent, of goals and of exit rules';

/** Every text inside a value: unknown references, templates that cannot be parsed, names that no data has. */
export function valueProblems(value: Json, path: string, around: Surroundings): FieldProblem[] {
  if (typeof value === 'string') return textProblems(value, around).map((message) => ({ path, message }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (isForbiddenName(name)) {
      return [{ path: `${path}.${name}`, message: `choose another name: '${name}' is not allowed` }];
    }
    return valueProblems(part, `${path}.${name}`, around);
  });
}

function textProblems(text: string, around: Surroundings): string[] {
  const kind = kindOfText(text);
  switch (kind.kind) {
    case 'literal':
      return [];
    case 'broken':
      return [kind.problem];
    case 'reference':
      return referenceProblems(kind.path, around);
    case 'template':
      return templateProblems(text, around);
    default:
      return kind satisfies never;
  }
}

function templateProblems(text: string, around: Surroundings): string[] {
  try {
    return [...new Set(templatePaths(text).flatMap((path) => referenceProblems(path, around)))];
  } catch (error) {
    if (error instanceof TemplateFailed) return [`correct the template: ${error.message}`];
    throw error;
  }
}

function referenceProblems(path: Path, around: Surroundings): string[] {
  const problem = pathProblem(path);
  if (problem !== null) return [`${problem}${didYouMean(String(path[0]), roots)}`];
  const [root, name] = path as [Root, string | number | undefined];
  if (!around.roots.has(root)) {
    return [
      root === 'event'
        ? eventElsewhere
        : `'${root}' is not known yet when the trigger's filter is asked: use ${[...around.roots].join(', ')}, or a filter step`,
    ];
  }
  if (name === undefined) return [];
  if (root === 'steps') return stepProblems(String(name), around);
  const fields = fieldsOf[root];
  if (!fields || fields.includes(String(name))) return [];
  return [`${root} has no '${name}': use ${some(fields)}${didYouMean(String(name), fields)}`];
}

function stepProblems(name: string, { steps, before: findBefore }: Surroundings): string[] {
  const before = findBefore();
  if (before.has(name) || name === 'size') return [];
  if (!steps.has(name)) {
    return [`there is no step '${name}'${didYouMean(name, before) || '; refer to a step that runs before this one'}`];
  }
  return [
    `step '${name}' cannot have run before this one; refer to ${before.size > 0 ? `one of ${some(before)}` : 'the trigger or the contact'}`,
  ];
}
