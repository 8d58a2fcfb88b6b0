import type { Comparison, Condition, Json, JsonObject } from '@fanfare/contracts';
import { conditionText } from './condition-text.js';
import { operatorRow } from './operators.js';
import { PatternFailed } from './pattern-failed.js';
import type { Test } from './predicates.js';
import type { Scope } from './scope.js';
import { compileValue, readValue } from './value.js';

/** One comparison as it was evaluated: what a run's history shows of a decision. */
export type Evaluated = JsonObject;

export interface CompiledCondition {
  /** True when it holds. Comparisons evaluated on the way are added to the trace. May throw ConditionFailed. */
  test(scope: Scope, trace?: Evaluated[]): boolean;
  /** The path of the first part that said no (such as `all.0`), or null when the condition holds. */
  refusal(scope: Scope): string | null;
}

/** Compiles a condition; `path` is where it stands, and begins every path that it reports. */
export function compileCondition(condition: Condition, path = ''): CompiledCondition {
  const at = (...more: (string | number)[]) => [path, ...more].filter((word) => word !== '').join('.');
  if ('all' in condition) return all(condition.all.map((part, i) => compileCondition(part, at('all', i))));
  if ('any' in condition) {
    return any(
      condition.any.map((part, i) => compileCondition(part, at('any', i))),
      at('any'),
    );
  }
  if ('not' in condition) return not(compileCondition(condition.not, at('not')), at('not'));
  return leaf(condition, path);
}

function all(parts: CompiledCondition[]): CompiledCondition {
  return {
    test: (scope, trace) => parts.every((part) => part.test(scope, trace)),
    refusal(scope) {
      for (const part of parts) {
        const refused = part.refusal(scope);
        if (refused !== null) return refused;
      }
      return null;
    },
  };
}

function any(parts: CompiledCondition[], path: string): CompiledCondition {
  const test: CompiledCondition['test'] = (scope, trace) => parts.some((part) => part.test(scope, trace));
  return { test, refusal: (scope) => (test(scope) ? null : path) };
}

function not(part: CompiledCondition, path: string): CompiledCondition {
  return { test: (scope, trace) => !part.test(scope, trace), refusal: (scope) => (part.test(scope) ? path : null) };
}

function leaf(comparison: Comparison, path: string): CompiledCondition {
  const { op, ignoreCase = false } = comparison;
  const row = operatorRow(op);
  const left = compileValue(comparison.left, { quiet: row.right === 'none' });
  const right = compileValue(comparison.right ?? null);
  const prepared: Test | null = right.constant ? row.against(right.value, ignoreCase) : null;
  const test: CompiledCondition['test'] = (scope, trace) => {
    const leftValue = readValue(left, scope);
    const rightValue = readValue(right, scope);
    const holds = decided(comparison, () => (prepared ?? row.against(rightValue, ignoreCase))(leftValue, scope.at));
    trace?.push({
      at: path,
      left: brief(leftValue),
      op,
      ...(row.right === 'none' ? {} : { right: brief(rightValue) }),
      holds,
    });
    return holds;
  };
  return { test, refusal: (scope) => (test(scope) ? null : path) };
}

/** A search that fails says in which of many comparisons. */
function decided(comparison: Comparison, decide: () => boolean): boolean {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof PatternFailed)) throw error;
    throw new PatternFailed(`${conditionText(comparison)}: ${error.message}`, { cause: error });
  }
}

/** A value small enough for a run's history; what was left out is said. */
function brief(value: Json): Json {
  if (typeof value === 'string') {
    return value.length <= 200 ? value : `${value.slice(0, 200)}… (${value.length} characters)`;
  }
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.values(value);
  if (parts.length <= 20 && parts.every((part) => typeof part !== 'object' && String(part).length <= 100)) return value;
  return Array.isArray(value) ? `(a list of ${parts.length})` : `(an object of ${parts.length} fields)`;
}
