import { behaviourSetNames, type Comparison, type Condition, type FieldProblem, type Json } from '@fanfare/contracts';
import { numberOf } from './compare.js';
import { compileCondition } from './condition.js';
import { durationOf, instantOf } from './dates.js';
import { isConditionFailed } from './condition-failed.js';
import type { Path } from './reference.js';
import type { Root, Scope } from './scope.js';
import { kindOfText } from './text.js';
import { compileValue } from './value.js';
import { conditionProblems } from './validate/conditions.js';

/** What every match has: what an index can look for. A path has no root: `['properties', 'points']`. */
export type Need =
  | { path: Path; has: 'one of'; values: Json[] }
  | { path: Path; has: 'a value' }
  /** An instant in ms, both bounds included; null: no such bound. */
  | { path: Path; has: 'an instant'; from: number | null; to: number | null };

/** A workflow's condition, asked about contacts alone. */
export interface ContactFilter {
  /** Whether a contact matches at an instant. One for whom a template cannot be rendered, or a pattern not searched for, does not. */
  matches(contact: Readonly<Record<string, unknown>>, at: number): boolean;
  /** All of them hold for whoever matches at that instant; none: anybody may. */
  needs(at: number): Need[];
}

const surroundings = { roots: new Set<Root>(['contact', 'workspace', 'now']), steps: new Set<string>(), before: () => new Set<string>() }; // prettier-ignore

/** What is wrong with a condition that is to be about contacts alone. */
export function contactFilterProblems(condition: Condition, path: string): FieldProblem[] {
  return conditionProblems(condition, path, surroundings);
}

export function contactFilter(condition: Condition, workspace: string): ContactFilter {
  const compiled = compileCondition(condition);
  const workflow = { id: '', name: '', version: 0, workspace, timezone: 'UTC', quietHours: null };
  return {
    matches(contact, at) {
      const data = { contact, trigger: {}, steps: {}, variables: {} } as unknown as Scope['data'];
      try {
        return compiled.test({ workflow, run: null, data, stepId: '', at, warnings: [] });
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
    needs: (at) => needsOf(condition, at),
  };
}

function needsOf(condition: Condition, at: number): Need[] {
  if ('all' in condition) return condition.all.flatMap((part) => needsOf(part, at));
  // An index serves one way of matching. Any of several, or none, is left to the test.
  if ('any' in condition) return condition.any.length === 1 ? condition.any.flatMap((part) => needsOf(part, at)) : [];
  if ('not' in condition) return [];
  return needsOfComparison(condition, at);
}

function needsOfComparison({ left, op, right = null, ignoreCase = false }: Comparison, at: number): Need[] {
  const path = pathOfContact(left);
  const value = compileValue(right);
  if (!path || !value.constant) return [];
  // Nothing counts as 0, so only who has more than that is in any index.
  if (path[0] === 'counts') return isAboveNothing(op, value.value) ? exists(path) : [];
  switch (op) {
    case 'eq':
      return oneOf(path, [value.value], ignoreCase);
    case 'in':
      return oneOf(path, Array.isArray(value.value) ? value.value : [value.value], ignoreCase);
    case 'contains': {
      const items = Array.isArray(value.value) ? value.value : [value.value];
      if (isSet(path)) return items.flatMap((item) => oneOf(path, [item], ignoreCase));
      // Everything contains all of nothing, even what is not there.
      return items.length > 0 ? exists(path) : [];
    }
    case 'before':
      return until(path, instantOf(value.value));
    case 'after':
      return since(path, instantOf(value.value));
    case 'withinLast': {
      const span = durationOf(value.value);
      return span === null ? [] : [...since(path, at - span), ...until(path, at)];
    }
    // By their characters: that says nothing about instants, which may have other offsets.
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'exists':
    case 'notEmpty':
    case 'between':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
    case 'withinNext':
      return exists(path);
    case 'ne':
    case 'notIn':
    case 'notContains':
    case 'notExists':
    case 'isEmpty':
      return [];
    default:
      return op satisfies never;
  }
}

function isAboveNothing(op: Comparison['op'], right: Json): boolean {
  return (op === 'gt' || op === 'gte') && (numberOf(right) ?? 0) >= 1;
}

function pathOfContact(left: Json): Path | null {
  const kind = typeof left === 'string' ? kindOfText(left) : null;
  return kind?.kind === 'reference' && kind.path[0] === 'contact' && kind.path.length > 1 ? kind.path.slice(1) : null;
}

const sets: ReadonlySet<unknown> = new Set(['tags', 'lists', 'segments', ...behaviourSetNames]);
const isSet = ([field]: Path) => sets.has(field);
const instants: ReadonlySet<unknown> = new Set(['createdAt', 'updatedAt', 'lastSeenAt']);
const isInstant = ([field]: Path) => instants.has(field);

function exists(path: Path): Need[] {
  return isInstant(path) || isSet(path) ? [] : [{ path, has: 'a value' }];
}

/** A text is met by itself, and by the number or truth value that it spells; of what else a number is met there is no end. */
function oneOf(path: Path, values: Json[], ignoreCase: boolean): Need[] {
  if (isInstant(path)) return [];
  // Null is met by what is not there.
  if (values.includes(null)) return [];
  if (ignoreCase || !values.every((value) => typeof value === 'string')) return exists(path);
  return [{ path, has: 'one of', values: values.flatMap(spelt) }];
}

function spelt(text: string): Json[] {
  const number = numberOf(text);
  const truth = text === 'true' || text === 'false' ? [text === 'true'] : [];
  return [text, ...(number === null ? [] : [number]), ...truth];
}

function since(path: Path, from: number | null): Need[] {
  return isInstant(path) && from !== null ? [{ path, has: 'an instant', from, to: null }] : exists(path);
}

function until(path: Path, to: number | null): Need[] {
  return isInstant(path) && to !== null ? [{ path, has: 'an instant', from: null, to }] : exists(path);
}
