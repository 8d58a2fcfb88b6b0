import type { Comparison, Condition } from '@fanfare/contracts';

/** How parts are joined: all hold, any does, none does. */
export type Joint = 'all' | 'any' | 'none';

export const emptyComparison: Comparison = { left: '', op: 'eq', right: '' };

interface Parts {
  joint: Joint;
  parts: readonly Condition[];
}

/** A condition as its parts: one comparison is a group of one. */
export function partsOf(condition: Condition): Parts {
  if ('all' in condition) return { joint: 'all', parts: condition.all };
  if ('any' in condition) return { joint: 'any', parts: condition.any };
  if (!('not' in condition)) return { joint: 'all', parts: [condition] };
  const { not } = condition;
  return { joint: 'none', parts: 'any' in not ? not.any : [not] };
}

/** The condition of some parts; a single comparison stands by itself. */
export function groupOf(joint: Joint, parts: readonly Condition[]): Condition {
  const [only] = parts;
  switch (joint) {
    case 'all':
      return parts.length === 1 && only ? only : { all: [...parts] };
    case 'any':
      return { any: [...parts] };
    case 'none':
      return { not: { any: [...parts] } };
    default:
      return joint satisfies never;
  }
}
