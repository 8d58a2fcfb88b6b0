import type { Json, JsonObject } from '@fanfare/contracts';
import { OutputBudget } from '../output-budget.js';
import type { Match, Pattern } from '../pattern.js';
import { isForbiddenName } from '../reference.js';
import { compileReplacement } from '../replacement.js';

export const regexOperations = ['extract', 'replace', 'test'] as const;
type RegexOperation = (typeof regexOperations)[number];

export interface Search {
  readonly text: string;
  readonly operation: RegexOperation;
  readonly replacement: string;
  /** Every match, not the first one alone. */
  readonly all: boolean;
}

/** What a pattern finds in a text, or makes of it; `count` is 0 when it does not occur. Throws PatternFailed beyond its limits. */
export function searchBy(pattern: Pattern, search: Search): JsonObject & { count: number } {
  switch (search.operation) {
    case 'extract':
      return extracted(pattern, search);
    case 'replace':
      return replaced(pattern, search);
    case 'test': {
      const { done } = pattern.matchesIn(search.text)[Symbol.iterator]().next();
      return { matched: done !== true, count: done === true ? 0 : 1 };
    }
    default:
      return search.operation satisfies never;
  }
}

function extracted(pattern: Pattern, { text, all }: Search) {
  const budget = new OutputBudget();
  const matches: string[] = [];
  let first: Match | null = null;
  for (const match of pattern.matchesIn(text)) {
    first ??= match;
    matches.push(budget.takeItem(match.text));
    if (!all) break;
  }
  const groups = first?.groups.map((group) => group && budget.takeItem(group)) ?? [];
  const named = [...pattern.groupNames]
    .filter(([name]) => first && !isForbiddenName(name))
    .map(([name, number]): [string, Json] => [budget.takeItem(name), groups[number - 1] ?? null]);
  const output = { match: first?.text ?? null, groups, named: Object.fromEntries(named), count: matches.length };
  return all ? { ...output, matches } : output;
}

function replaced(pattern: Pattern, { text, replacement, all }: Search) {
  const budget = new OutputBudget();
  const becomes = compileReplacement(replacement, pattern);
  const pieces: string[] = [];
  let [last, count] = [0, 0];
  for (const match of pattern.matchesIn(text)) {
    for (const piece of [text.slice(last, match.start), ...becomes.of(match)]) pieces.push(budget.take(piece));
    last = match.end;
    count += 1;
    if (!all) break;
  }
  pieces.push(budget.take(text.slice(last)));
  return { result: pieces.join(''), count };
}
