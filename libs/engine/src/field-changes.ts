import { step as stepSchema, type Branch, type FieldChange, type Json, type Step } from '@fanfare/contracts';
import { isObject } from './schema.js';
import { stableText } from './stable-text.js';

type Value = Json | undefined;

/** What differs between two values, each field by its path. Lists are compared item by item when they are of one length, else as a whole. */
export function fieldChanges(before: Value, after: Value, path: string): FieldChange[] {
  if (stableText(before) === stableText(after)) return [];
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .flatMap((name) => fieldChanges(before[name], after[name], `${path}.${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, i) => fieldChanges(item, after[i], `${path}.${i}`));
  }
  return [change(path, before, after)];
}

const stepFields = Object.keys(stepSchema.shape) as (keyof Step)[];

/** What differs between two steps, field by field; what is about an exit names it. */
export function stepChanges(before: Step, after: Step, path: string): FieldChange[] {
  return stepFields.flatMap((field) => {
    const at = `${path}.${field}`;
    if (field === 'next') return nextChanges(before.next, after.next, at);
    if (field === 'branches') return branchesChanges(before.branches, after.branches, at);
    return fieldChanges(before[field], after[field], at);
  });
}

function nextChanges(before: Step['next'] = {}, after: Step['next'] = {}, path: string): FieldChange[] {
  const exits = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return exits.flatMap((exit) => named(exit, fieldChanges(before[exit], after[exit], `${path}.${exit}`)));
}

/** A branch is known by its name: one more at the beginning leaves the others what they are. */
function branchesChanges(before: Branch[] = [], after: Branch[] = [], path: string): FieldChange[] {
  const old = new Map(before.map((branch, i) => [branch.name, { branch, i }]));
  const now = new Map(after.map((branch, i) => [branch.name, { branch, i }]));
  if (old.size < before.length || now.size < after.length) return fieldChanges(before, after, path);
  const changed = [...now].flatMap(([name, { branch, i }]) =>
    named(name, fieldChanges(old.get(name)?.branch as Value, branch as Json, `${path}.${i}`)),
  );
  const removed = [...old].filter(([name]) => !now.has(name));
  const oldOrder = [...old.keys()].filter((name) => now.has(name));
  const newOrder = [...now.keys()].filter((name) => old.has(name));
  return [
    ...(stableText(oldOrder) === stableText(newOrder) ? [] : [change(path, oldOrder, newOrder)]),
    ...changed,
    ...removed.flatMap(([name, { branch, i }]) => named(name, [change(`${path}.${i}`, branch as Json, undefined)])),
  ];
}

function named(exit: string, changes: readonly FieldChange[]): FieldChange[] {
  return changes.map(({ path, ...values }) => ({ path, exit, ...values }));
}

function change(path: string, before: Value, after: Value): FieldChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
