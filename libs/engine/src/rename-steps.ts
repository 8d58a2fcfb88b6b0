import type { Json, Step, WorkflowDefinition } from '@fanfare/contracts';
import { kindOfText } from './text.js';

/** New ids of steps, by their old ones. */
export type Renames = ReadonlyMap<string, string>;

/** `steps.coupon`, `steps["coupon"]`, but not `trigger.data.steps.coupon`. */
const reference = /(?<![\w.-])steps(?:\.([A-Za-z0-9_-]+)|\[(["'])([A-Za-z0-9_-]+)\2\])/g;

/** The definition with other ids for some steps, everywhere that they are meant. */
export function renameSteps(definition: WorkflowDefinition, renames: Renames): WorkflowDefinition {
  if (renames.size === 0) return definition;
  const { start, steps } = definition;
  return {
    ...definition,
    start: renamed(start, renames),
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, step]) => [renamed(id, renames), renameIn(step, renames)]),
    ),
  };
}

/** A step with other ids for those that it leads to or refers to. */
export function renameIn(step: Step, renames: Renames): Step {
  const { branches, else: otherwise, each, next } = step;
  const target = (id: string | null) => (id === null ? null : renamed(id, renames));
  return {
    ...(renameReferences(step, renames) as Step),
    ...(branches && {
      branches: branches.map((branch) => ({
        ...(renameReferences(branch as Json, renames) as typeof branch),
        next: target(branch.next),
      })),
    }),
    ...(typeof otherwise === 'string' && { else: renamed(otherwise, renames) }),
    ...(each !== undefined && { each: renamed(each, renames) }),
    ...(next && { next: Object.fromEntries(Object.entries(next).map(([exit, to]) => [exit, target(to)])) }),
  };
}

function renameReferences(value: Json, renames: Renames): Json {
  if (typeof value === 'string') return kindOfText(value).kind === 'literal' ? value : renameInText(value, renames);
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, renames));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, renameReferences(part, renames)]));
}

function renameInText(text: string, renames: Renames): string {
  return text.replaceAll(reference, (found, dotted: string | undefined, quote: string | undefined, quoted: string) =>
    dotted === undefined
      ? `steps[${quote}${renamed(quoted, renames)}${quote}]`
      : `steps.${renamed(dotted, renames)}${found.slice(`steps.${dotted}`.length)}`,
  );
}

function renamed(id: string, renames: Renames): string {
  return renames.get(id) ?? id;
}
