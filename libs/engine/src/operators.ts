import type { Json, Operator } from '@fanfare/contracts';
import {
  between,
  comparesText,
  contains,
  containsNone,
  empty,
  equals,
  exists,
  instants,
  isIn,
  matches,
  not,
  ordered,
  within,
  type Test,
} from './predicates.js';

/** What an operator wants on its right-hand side. */
type RightSide = 'none' | 'value' | 'pair' | 'list' | 'instant' | 'duration' | 'pattern';

/** One row of the operator table: what the documentation says and what the evaluator does. */
export interface OperatorRow {
  readonly op: Operator;
  readonly title: string;
  readonly description: string;
  /** How the two sides are cast before they are compared. */
  readonly casts: string;
  readonly right: RightSide;
  /** Prepares the right-hand side once; the test is then asked for every left-hand value. */
  readonly against: (right: Json, ignoreCase: boolean) => Test;
}

const numbers =
  'Two numbers, or texts that spell numbers, compare as numbers; two other texts by their characters; anything else does not hold.';
const equality =
  'A number and a text that spells it are equal, true and "true" are equal; two texts are compared as texts ("1.0" is not "1"); lists and objects by content.';
const dates =
  'Dates are ISO 8601 (without an offset: UTC) or numbers of milliseconds since 1970. Anything else does not hold.';
const texts = 'Numbers, true and false are read as text. Missing values, lists and objects do not hold.';
const emptiness = 'Nothing is cast.';

const rows = [
  { op: 'eq', title: 'is', description: 'Left equals right.', casts: equality, right: 'value', against: equals },
  {
    op: 'ne',
    title: 'is not',
    description: 'Left does not equal right; a missing value is not anything but null.',
    casts: equality,
    right: 'value',
    against: (right, ignoreCase) => not(equals(right, ignoreCase)),
  },
  {
    op: 'gt',
    title: 'is greater than',
    description: 'Left is greater than right.',
    casts: numbers,
    right: 'value',
    against: ordered((difference) => difference > 0),
  },
  {
    op: 'gte',
    title: 'is at least',
    description: 'Left is greater than or equal to right.',
    casts: numbers,
    right: 'value',
    against: ordered((difference) => difference >= 0),
  },
  {
    op: 'lt',
    title: 'is less than',
    description: 'Left is less than right.',
    casts: numbers,
    right: 'value',
    against: ordered((difference) => difference < 0),
  },
  {
    op: 'lte',
    title: 'is at most',
    description: 'Left is less than or equal to right.',
    casts: numbers,
    right: 'value',
    against: ordered((difference) => difference <= 0),
  },
  {
    op: 'between',
    title: 'is between',
    description: 'Left lies between the two values of right, both included.',
    casts: numbers,
    right: 'pair',
    against: between,
  },
  {
    op: 'in',
    title: 'is one of',
    description: 'Left equals at least one item of the list on the right.',
    casts: equality,
    right: 'list',
    against: isIn,
  },
  {
    op: 'notIn',
    title: 'is none of',
    description: 'Left equals no item of the list on the right.',
    casts: equality,
    right: 'list',
    against: (right, ignoreCase) => not(isIn(right, ignoreCase)),
  },
  {
    op: 'contains',
    title: 'contains',
    description:
      'The text on the left contains the text on the right, or the list on the left has the item on the right. With a list on the right: all of its items.',
    casts: `In a list items are compared as with "is"; in a text numbers, true and false are read as text.`,
    right: 'value',
    against: contains,
  },
  {
    op: 'notContains',
    title: 'does not contain',
    description:
      'The opposite of contains. With a list on the right: none of its items. A missing value contains nothing.',
    casts: `In a list items are compared as with "is"; in a text numbers, true and false are read as text.`,
    right: 'value',
    against: containsNone,
  },
  {
    op: 'startsWith',
    title: 'starts with',
    description: 'The text on the left begins with the text on the right.',
    casts: texts,
    right: 'value',
    against: comparesText((whole, part) => whole.startsWith(part)),
  },
  {
    op: 'endsWith',
    title: 'ends with',
    description: 'The text on the left ends with the text on the right.',
    casts: texts,
    right: 'value',
    against: comparesText((whole, part) => whole.endsWith(part)),
  },
  {
    op: 'matches',
    title: 'matches the pattern',
    description:
      'The RE2 pattern on the right occurs in the text on the left; ^ and $ anchor it. No back-references, no look-around. A text of more than 64 Ki characters, a pattern that takes too much work on it, and one from the data that is none, fail the step (`PatternFailed`); an event that a filter, goal, exit rule or wait asks this way is then not the one.',
    casts: texts,
    right: 'pattern',
    against: matches,
  },
  {
    op: 'exists',
    title: 'has a value',
    description: 'Left is there and not null (an empty text is a value).',
    casts: emptiness,
    right: 'none',
    against: exists,
  },
  {
    op: 'notExists',
    title: 'has no value',
    description: 'Left is missing or null.',
    casts: emptiness,
    right: 'none',
    against: () => not(exists()),
  },
  {
    op: 'isEmpty',
    title: 'is empty',
    description: 'Left is missing, null, an empty text, an empty list or an empty object.',
    casts: emptiness,
    right: 'none',
    against: empty,
  },
  {
    op: 'notEmpty',
    title: 'is not empty',
    description: 'The opposite of "is empty". Zero and false are values.',
    casts: emptiness,
    right: 'none',
    against: () => not(empty()),
  },
  {
    op: 'before',
    title: 'is before',
    description: 'The date on the left lies before the date on the right.',
    casts: dates,
    right: 'instant',
    against: instants((left, right) => left < right),
  },
  {
    op: 'after',
    title: 'is after',
    description: 'The date on the left lies after the date on the right.',
    casts: dates,
    right: 'instant',
    against: instants((left, right) => left > right),
  },
  {
    op: 'withinLast',
    title: 'is within the last',
    description:
      'The date on the left lies at most the given duration (ISO 8601, such as P7D) before the instant of the step, and not after it.',
    casts: dates,
    right: 'duration',
    against: within((distance, span) => distance <= 0 && distance >= -span),
  },
  {
    op: 'withinNext',
    title: 'is within the next',
    description:
      'The date on the left lies at most the given duration (ISO 8601, such as P7D) after the instant of the step, and not before it.',
    casts: dates,
    right: 'duration',
    against: within((distance, span) => distance >= 0 && distance <= span),
  },
] satisfies OperatorRow[];

/** Every operator, in the order in which people look for them. Drives the evaluator and the documentation alike. */
export const operatorTable: readonly OperatorRow[] = rows;

const byName: ReadonlyMap<string, OperatorRow> = new Map(operatorTable.map((row) => [row.op, row]));

export function operatorRow(op: Operator): OperatorRow {
  const row = byName.get(op);
  if (!row) throw new Error(`operator ${op} is missing from the operator table`);
  return row;
}
