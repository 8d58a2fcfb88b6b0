import type { Comparison, Condition, Json, JsonObject, Operator } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { kustomerOperatorOf } from '../operators.js';
import { writeValue } from './write-value.js';
import { lose, type Writing } from './writing.js';

export const always: JsonObject = { op: 'true', values: [true] };

/** A condition of ours as Kustomer writes it: `{op, values}`, nested. */
export function writeCondition(condition: Condition, at: string, writing: Writing): JsonObject {
  if ('all' in condition) {
    return condition.all.length === 0 ? always : group('and', condition.all, join(at, 'all'), writing);
  }
  if ('any' in condition) return group('or', condition.any, join(at, 'any'), writing);
  if ('not' in condition) return writeNot(condition.not, join(at, 'not'), writing);
  return writeComparison(condition, at, writing);
}

function group(op: 'and' | 'or', parts: Condition[], at: string, writing: Writing): JsonObject {
  return { op, values: parts.map((part, i) => writeCondition(part, join(at, i), writing)) };
}

/** Exact opposites only: a missing value is neither greater nor less. */
const opposites = new Map<Operator, Operator>(
  (['eq ne', 'exists notExists', 'contains notContains'] as const).flatMap((words) => {
    const [one, other] = words.split(' ') as [Operator, Operator];
    return [[one, other] as const, [other, one] as const];
  }),
);

/** Kustomer has no "not", so it is moved inwards, to the comparisons. */
function writeNot(condition: Condition, at: string, writing: Writing): JsonObject {
  if ('all' in condition) return writeCondition({ any: condition.all.map((not) => ({ not })) }, at, writing);
  if ('any' in condition) return writeCondition({ all: condition.any.map((not) => ({ not })) }, at, writing);
  if ('not' in condition) return writeCondition(condition.not, at, writing);
  const op = opposites.get(condition.op);
  if (op) return writeComparison({ ...condition, op }, at, writing);
  lose(writing, at, `turn the condition round: Kustomer has no "not" for ${condition.op}, so it is written without`);
  return writeComparison(condition, at, writing);
}

function writeComparison({ left, op, right, ignoreCase }: Comparison, at: string, writing: Writing): JsonObject {
  if (ignoreCase) lose(writing, join(at, 'ignoreCase'), 'compare in one case: Kustomer always looks at it');
  const pair = kustomerOperatorOf(op);
  const leftValue = writeValue(left, join(at, 'left'), writing);
  if (op === 'between' && Array.isArray(right)) return writeBetween(leftValue, right, at, writing);
  if (!pair) lose(writing, join(at, 'op'), `write the condition otherwise: Kustomer has no operator like ${op}`);
  else if (!pair.seen) {
    lose(
      writing,
      join(at, 'op'),
      `check the condition in Kustomer: its name for ${op} is not documented, '${pair.kustomer[0]}' is a guess`,
    );
  }
  const values = right === undefined ? [leftValue] : [leftValue, writeValue(right, join(at, 'right'), writing)];
  return { op: pair?.kustomer[0] ?? op, values };
}

function writeBetween(left: Json, right: Json[], at: string, writing: Writing): JsonObject {
  lose(writing, join(at, 'op'), "check the condition in Kustomer: its words for 'at least' and 'at most' are guesses");
  const side = (op: string, i: number) => ({
    op,
    values: [left, writeValue(right[i] ?? null, join(at, 'right', i), writing)],
  });
  return { op: 'and', values: [side('gte', 0), side('lte', 1)] };
}
