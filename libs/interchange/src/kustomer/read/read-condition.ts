import type { Condition, Json } from '@fanfare/contracts';
import { join } from '../../loss.js';
import { fieldOf, isObject } from '../../same.js';
import { operatorOf } from '../operators.js';
import { readValue } from './read-value.js';
import { lose, loseOthers, type Reading } from './reading.js';

/** A condition that never holds stands in for one that could not be read: nobody is sent where they do not belong. */
const never: Condition = { any: [] };

/** A condition of Kustomer's (`{op, values}`, nested) as one of ours. */
export function readCondition(condition: Json | undefined, at: string, reading: Reading): Condition {
  const op = isObject(condition) ? fieldOf(condition, 'op') : undefined;
  const values = isObject(condition) ? fieldOf(condition, 'values') : undefined;
  if (!isObject(condition) || typeof op !== 'string' || !Array.isArray(values)) {
    lose(reading, at, 'give the condition: this is none of the form { op, values }');
    return never;
  }
  if (isAlways(condition)) return readAlways(condition, at, reading);
  loseOthers(reading, condition, ['op', 'values'], at);
  const parts = () => values.map((part, i) => readCondition(part, join(at, 'values', i), reading));
  if (op === 'and') return { all: parts() };
  if (op === 'or') return { any: parts() };
  if (op === 'true') {
    loseFrom(1, values, at, reading);
    return { left: readValue(values[0] ?? null, join(at, 'values.0'), reading), op: 'eq', right: true };
  }
  return readComparison(op, values, at, reading);
}

function readComparison(op: string, values: Json[], at: string, reading: Reading): Condition {
  const pair = operatorOf(op);
  const [left, right] = values;
  if (!pair || left === undefined) {
    const reason = pair ? 'it compares nothing' : `there is no operator '${op}'`;
    lose(reading, at, `give the condition: ${reason} here, so it never holds`);
    return never;
  }
  const one = pair.fanfare === 'exists' || pair.fanfare === 'notExists';
  loseFrom(one ? 1 : 2, values, at, reading);
  const leftValue = readValue(left, join(at, 'values.0'), reading);
  if (one) return { left: leftValue, op: pair.fanfare };
  return { left: leftValue, op: pair.fanfare, right: readValue(right ?? null, join(at, 'values.1'), reading) };
}

/** The editor writes an empty second value where there is none. */
function loseFrom(first: number, values: Json[], at: string, reading: Reading): void {
  for (const [i, value] of values.entries()) {
    if (i < first || value === '' || value === null) continue;
    lose(reading, join(at, 'values', i), 'check the condition: it takes no such value here, so it is left out');
  }
}

/** A condition that always holds; nothing more than that may be in it. */
export function readAlways(condition: Json | undefined, at: string, reading: Reading): Condition {
  if (!isObject(condition)) return { all: [] };
  loseOthers(reading, condition, ['op', 'values'], at);
  const { values } = condition;
  if (Array.isArray(values)) loseFrom(1, values, at, reading);
  return { all: [] };
}

/** What the editor writes for "otherwise": `true`, or that a word or `true` exists. No condition at all means the same. */
export function isAlways(condition: Json | undefined): boolean {
  if (condition === undefined || condition === null) return true;
  if (!isObject(condition)) return false;
  const { op, values } = condition;
  if (!Array.isArray(values)) return false;
  const [first] = values;
  const isTrue = first === true || first === 'true';
  if (op === 'true') return first === undefined || isTrue;
  return op === 'exists' ? isTrue : op === 'and' && first === undefined;
}
