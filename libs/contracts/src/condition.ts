import { z } from 'zod';
import { json, type Json } from './json.js';

/** Every comparison a condition knows. What each means, with its casting rules, is the engine's operator table. */
export const operators = [
  'eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'notIn', 'contains', 'notContains', 'startsWith', 'endsWith',
  'matches', 'exists', 'notExists', 'isEmpty', 'notEmpty', 'before', 'after', 'withinLast', 'withinNext',
] as const; // prettier-ignore
export const operator = z.enum(operators);
export type Operator = z.infer<typeof operator>;

export const comparison = z
  .strictObject({
    left: json,
    op: operator,
    right: json.optional(),
    ignoreCase: z.boolean().optional().describe('True when texts that differ in case only are the same.'),
  })
  .describe('One comparison. left and right are values: literals, references or templates.');
export type Comparison = z.infer<typeof comparison>;

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison;

export const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(condition) }),
      z.strictObject({ any: z.array(condition) }),
      z.strictObject({ not: condition }),
      comparison,
    ]),
  )
  .describe("A condition over a run's data, nested to any depth. An empty all holds, an empty any does not.");

export type ConditionValue = Json;
