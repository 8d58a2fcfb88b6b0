import { isConditionFailed, operatorTable, type OperatorRow } from '@fanfare/engine';
import { documented } from '../documented.js';
import { code, jsonBlock, list, paragraphs, prose, table, value } from '../markdown.js';
import type { Page } from '../page.js';
import { now } from '../sample-run.js';
import { operatorExamples, type OperatorExample } from './operator-examples.js';

const wanted: Record<OperatorRow['right'], string> = {
  none: '',
  value: 'a value',
  pair: 'a list of two values',
  list: 'a list',
  instant: 'a date',
  duration: 'a duration',
  pattern: 'a pattern',
};

export function operatorsPage(): Page {
  const all = documented('operators', operatorTable, ({ op }) => op, operatorExamples);
  return {
    file: 'operators.md',
    title: 'Operators',
    about: 'What a condition can compare, how each side is read, and what holds.',
    body: paragraphs(
      intro,
      table(
        ['Operator', 'In words', 'Right side', 'Holds when'],
        operatorTable.map((row) => [
          `[${code(row.op)}](#${row.op.toLowerCase()})`,
          row.title,
          wanted[row.right],
          prose(row.description),
        ]),
      ),
      casts(),
      ...all.map(({ thing, words }) => section(thing, words)),
    ),
  };
}

const intro = paragraphs(
  'A condition stands in a trigger\'s filter, in a branch, and in a filter step. It is a comparison, or it joins conditions by "all", "any" and "not", nested as deep as needed:',
  jsonBlock({
    all: [
      { left: '{{ contact.properties.points }}', op: 'gte', right: 1000 },
      { not: { left: '{{ contact.tags }}', op: 'contains', right: 'staff' } },
    ],
  }),
  list([
    'An empty "all" holds; an empty "any" does not.',
    'Both sides may be literals, references or [templates](liquid.md). A missing value is null.',
    'Case matters unless the comparison says `"ignoreCase": true`.',
    'What cannot be compared does not hold. Only a pattern that is none, and a search that takes too much, are an error.',
    'Every example below was evaluated by the engine when this page was made, at 2026-11-01T10:00:00Z.',
  ]),
);

function casts(): string {
  const groups = Map.groupBy(operatorTable, (row) => row.casts);
  return paragraphs(
    '## How both sides are read',
    table(
      ['Operators', 'Rule'],
      [...groups].map(([rule, rows]) => [rows.map(({ op }) => code(op)).join(' '), prose(rule)]),
    ),
    'What an action is given follows other rules: see [casts](casting.md).',
  );
}

function section(row: OperatorRow, examples: readonly OperatorExample[]): string {
  const right = row.right !== 'none';
  return paragraphs(
    `## ${row.op}`,
    `**${row.title}**. ${prose(row.description)}`,
    table(
      ['Left', ...(right ? ['Right'] : []), 'Holds', 'Note'],
      examples.map((example) => [
        value(example.left),
        ...(right ? [value(example.right ?? null)] : []),
        answer(row, example),
        [example.ignoreCase ? 'ignoring case' : '', example.why ?? ''].filter((note) => note !== '').join('; '),
      ]),
    ),
  );
}

function answer(row: OperatorRow, { left, right = null, ignoreCase = false }: OperatorExample): string {
  try {
    return row.against(right, ignoreCase)(left, now) ? '**yes**' : 'no';
  } catch (error) {
    if (isConditionFailed(error)) return 'fails';
    throw error;
  }
}
