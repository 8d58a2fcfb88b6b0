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
  loseOthers(reading, condition, ['op', 'values'], at);
  const parts = () => values.map((part, i) => readCondition(part, join(at, 'values', i), reading));
  if (op === 'and') return { all: parts() };
  if (op === 'or') return { any: parts() };
  if (isAlways(condition)) return { all: [] };
  if (op === 'true') {
    return { left: readValue(values[0] ?? null, join(at, 'values.0'), reading), op: 'eq', right: true };
  }
  return readComparison(op, values, at, reading);
}

function readComparison(op: string, values: Json[], at: string, reading: Reading): Condition {
  const pair = operatorOf(op);
  const [left, right] = values;
  if (!pair || left === undefined) {
    const reason = pair ? 'it compares nothing' : `there is no operator '${op}'`;
    lose(reading, join(at, pair ? 'values' : 'op'), `give the condition: ${reason} here, so it never holds`);
    return never;
  }
  const one = pair.fanfare === 'exists' || pair.fanfare === 'notExists';
  for (const [i, value] of values.entries()) {
    if (i < (one ? 1 : 2) || value === '' || value === null) continue;
    lose(reading, join(at, 'values', i), `check the condition: '${op}' takes no value here, so it is left out`);
  }
  const leftValue = readValue(left, join(at, 'values.0'), reading);
  if (one) return { left: leftValue, op: pair.fanfare };
  return { left: leftValue, op: pair.fanfare, right: readValue(right ?? null, join(at, 'values.1'), reading) };
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
