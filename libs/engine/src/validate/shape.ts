import { operators, type FieldProblem } from '@fanfare/contracts';
import type { z } from 'zod';
import { didYouMean, some } from './closest.js';

const maxDepth = 64;

/** Refuses what is nested so deeply that reading it could exhaust the stack. */
export function depthProblem(definition: unknown): FieldProblem | null {
  const ahead = [{ value: definition, depth: 0 }];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= maxDepth) {
      return { path: '', message: `make it flatter: a workflow may be nested ${maxDepth} levels deep` };
    }
    for (const part of Object.values(value)) ahead.push({ value: part, depth: depth + 1 });
  }
  return null;
}

type Issue = z.core.$ZodIssue;

/** What the schema found, with the path of each offending field and what to do about it. */
export function shapeProblems(error: z.ZodError, definition: unknown): FieldProblem[] {
  return error.issues.flatMap((issue) => issueProblems(issue, definition));
}

function issueProblems(issue: Issue, definition: unknown): FieldProblem[] {
  const path = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: join(path, key),
        message: `remove '${key}': there is no such field here`,
      }));
    case 'invalid_union': // the only unions of a definition are its conditions
      return conditionProblems(valueAt(definition, issue.path), path);
    case 'invalid_type':
      return [{ path, message: wanted(issue.expected, valueAt(definition, issue.path)) }];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const given = valueAt(definition, issue.path);
      return [
        { path, message: `choose one of ${some(values)}${typeof given === 'string' ? didYouMean(given, values) : ''}` },
      ];
    }
    case 'invalid_key':
      return [{ path, message: `choose another name: ${issue.issues[0]?.message ?? 'this one is not allowed'}` }];
    default:
      return [{ path, message: issue.message }];
  }
}

const words: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

function wanted(expected: string, given: unknown): string {
  const what = words[expected] ?? expected;
  return given === undefined ? `is required: give ${what}` : `give ${what}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const word of path) {
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, word)
        ? (at as Record<PropertyKey, unknown>)[word]
        : undefined;
  }
  return at;
}

function join(...words: (string | number)[]): string {
  return words.filter((word) => word !== '').join('.');
}

const leafFields = new Set(['left', 'op', 'right', 'ignoreCase']);

/** A union's own message only says that nothing fitted; this says which part did not. */
function conditionProblems(value: unknown, path: string): FieldProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ path, message: 'give a condition: { all: [...] }, { any: [...] }, { not: ... } or { left, op, right }' }];
  }
  for (const group of ['all', 'any', 'not']) {
    if (!Object.hasOwn(value, group)) continue;
    const inner = (value as Record<string, unknown>)[group];
    const others = Object.keys(value)
      .filter((key) => key !== group)
      .map((key) => ({ path: join(path, key), message: `remove '${key}': nothing else may stand beside '${group}'` }));
    if (group === 'not') return [...others, ...conditionProblems(inner, join(path, group))];
    if (!Array.isArray(inner)) return [...others, { path: join(path, group), message: 'give a list of conditions' }];
    return [...others, ...inner.flatMap((part, i) => conditionProblems(part, join(path, group, i)))];
  }
  return leafProblems(value as Record<string, unknown>, path);
}

function leafProblems(leaf: Record<string, unknown>, path: string): FieldProblem[] {
  const problems: FieldProblem[] = Object.keys(leaf)
    .filter((key) => !leafFields.has(key))
    .map((key) => ({
      path: join(path, key),
      message: `remove '${key}': a comparison has left, op, right and ignoreCase`,
    }));
  if (leaf['left'] === undefined) {
    problems.push({ path: join(path, 'left'), message: 'is required: give the value to compare' });
  }
  const { op, ignoreCase } = leaf;
  if (!operators.some((name) => name === op)) {
    problems.push({
      path: join(path, 'op'),
      message: `choose one of ${operators.join(', ')}${typeof op === 'string' ? didYouMean(op, operators) : ''}`,
    });
  }
  if (ignoreCase !== undefined && typeof ignoreCase !== 'boolean') {
    problems.push({ path: join(path, 'ignoreCase'), message: 'give true or false' });
  }
  return problems;
}
