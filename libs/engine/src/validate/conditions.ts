import type { Comparison, Condition, FieldProblem, Json } from '@fanfare/contracts';
import { durationOf, instantOf } from '../dates.js';
import { operatorRow, type OperatorRow } from '../operators.js';
import { patternProblem } from '../pattern.js';
import { kindOfText } from '../text.js';
import { valueProblems, type Surroundings } from './references.js';

/** Operands that an operator cannot use, and references that lead nowhere, in a condition of any depth. */
export function conditionProblems(condition: Condition, path: string, around: Surroundings): FieldProblem[] {
  if ('all' in condition) {
    return condition.all.flatMap((part, i) => conditionProblems(part, `${path}.all.${i}`, around));
  }
  if ('any' in condition) {
    return condition.any.flatMap((part, i) => conditionProblems(part, `${path}.any.${i}`, around));
  }
  if ('not' in condition) return conditionProblems(condition.not, `${path}.not`, around);
  return comparisonProblems(condition, path, around);
}

function comparisonProblems(comparison: Comparison, path: string, around: Surroundings): FieldProblem[] {
  const { left, right, op } = comparison;
  const message = rightProblem(operatorRow(op), right);
  return [
    ...valueProblems(left, `${path}.left`, around),
    ...(right === undefined ? [] : valueProblems(right, `${path}.right`, around)),
    ...(message === null ? [] : [{ path: `${path}.right`, message }]),
  ];
}

function rightProblem({ op, right: wants }: OperatorRow, right: Json | undefined): string | null {
  if (wants === 'none') return right === undefined ? null : `remove it: '${op}' looks at the left side alone`;
  if (right === undefined) return `is required: '${op}' compares with a value`;
  if (typeof right === 'string' && kindOfText(right).kind !== 'literal') return null; // known when it runs
  switch (wants) {
    case 'value':
      return null;
    case 'pair':
      return Array.isArray(right) && right.length === 2
        ? null
        : `give a list of two values: '${op}' needs the lowest and the highest`;
    case 'list':
      return Array.isArray(right) ? null : `give a list of values to choose from`;
    case 'instant':
      return instantOf(right) === null ? 'give an ISO 8601 date or date-time such as 2027-01-31T09:00:00Z' : null;
    case 'duration':
      return durationOf(right) === null ? 'give an ISO 8601 duration such as P7D or PT30M' : null;
    case 'pattern': {
      const reason = typeof right === 'string' ? patternProblem(right) : 'a pattern is a text';
      return reason === null ? null : `correct the pattern (RE2 syntax): ${reason}`;
    }
    default:
      return wants satisfies never;
  }
}
