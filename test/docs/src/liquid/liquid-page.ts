import type { Json, JsonObject } from '@fanfare/contracts';
import { templateVocabulary } from '@fanfare/engine';
import { documented } from '../documented.js';
import { code, jsonBlock, list, paragraphs, table, value } from '../markdown.js';
import type { Page } from '../page.js';
import { sampleContact } from '../sample-run.js';
import { tryValue } from '../try-value.js';
import { dateFilters } from './date-filters.js';
import { encodingFilters } from './encoding-filters.js';
import { listFilters } from './list-filters.js';
import type { LiquidExample, LiquidExamples } from './liquid-example.js';
import { numberFilters } from './number-filters.js';
import { rootMeanings } from './root-meanings.js';
import { ourRules } from './our-rules.js';
import { tagExamples } from './tag-examples.js';
import { textFilters } from './text-filters.js';

const groups: readonly (readonly [title: string, examples: LiquidExamples])[] = [
  ['Texts', textFilters],
  ['Numbers', numberFilters],
  ['Lists', listFilters],
  ['Dates', dateFilters],
  ['Encoding and everything else', encodingFilters],
];

export function liquidPage(): Page {
  const { filters, tags, roots, limits } = templateVocabulary();
  documented('filters', filters, String, Object.assign({}, ...groups.map(([, examples]) => examples)));
  return {
    file: 'liquid.md',
    title: 'Templates',
    about: 'Liquid as it is spoken here: references, tags, every filter, and the limits.',
    body: paragraphs(
      'A text with `{{ }}` or `{% %}` in it is a [Liquid](https://shopify.github.io/liquid/) template and gives a text, unless it is one reference and nothing else: then the value keeps its type (see [casts](casting.md)). Every result on this page is what the engine gave when it was made, in a run that began at 2026-11-01T10:00:00Z with this contact:',
      jsonBlock(sampleContact),
      '## What can be referred to',
      table(
        ['Root', 'Is'],
        documented('roots', roots, String, rootMeanings).map(({ name, words }) => [code(name), words]),
      ),
      '`{{ trigger.data.list[0] }}` is the first item, `[-1]` the last, and `trigger.data["odd name"]` a field with any name; `size`, `first` and `last` work on lists.',
      '## Our own rules',
      list(ourRules),
      table(
        ['Template', 'Outcome'],
        [
          '{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ 7 | divided_by: 2.5 }}',
          '{{ "now" | date: "%Y-%m-%d %H:%M" }}',
          '{{ "2026-11-01 08:00" | date: "%H:%M %z" }}',
          '{{ contact.nothing }}!',
          '{{ contact.nothing | default: "nothing" }}!',
          '{{ contact.firstName | nope }}!',
          '{% include "header" %}',
          '{% render "header" %}',
          '{{ contact.tags | sample }}!',
          '{{ contact.__proto__ }}!',
          '{% for i in (1..100000000) %}{% endfor %}',
        ].map((template) => [code(template), outcomeOf(template)]),
      ),
      '## Limits',
      'Limits count work and not time, so that a repeat of a run ends in the same way on any machine. A template beyond one fails its step by `Failure`, with the error `TemplateFailed`.',
      table(
        ['What', 'At most'],
        [
          ['characters of a template', figure(limits.source)],
          ['characters of one `{{ }}` or `{% %}`', figure(limits.tag)],
          ['characters of its result', figure(limits.output)],
          ['tags, outputs and texts passed, loops included', figure(limits.steps)],
          ['characters made and items touched by filters, ranges and comparisons', figure(limits.work)],
        ],
      ),
      '## Tags',
      examplesTable('Tag', documented('tags', tags, String, tagExamples)),
      '## Filters',
      ...groups.flatMap(([title, examples]) => [
        `### ${title}`,
        examplesTable(
          'Filter',
          Object.entries(examples).map(([name, words]) => ({ name, words })),
        ),
      ]),
    ),
  };
}

function examplesTable(what: string, all: readonly { name: string; words: LiquidExample }[]): string {
  return table(
    [what, 'Does', 'Template', '`trigger.data`', 'Result'],
    all.map(({ name, words: { does, template, data } }) => [
      code(name),
      does,
      code(template),
      data ? value(data) : '',
      value(resultOf(name, template, data)),
    ]),
  );
}

/** An example must show what it is there for, and must work. */
function resultOf(name: string, template: string, data: JsonObject = {}): Json {
  const used = new RegExp(`(\\||\\{%)\\s*${name}(?![a-z_])`).test(template);
  if (!used) throw new Error(`the example of Liquid's ${name} does not use it: ${template}`);
  // One reference alone would keep its type; the page shows what a template prints.
  const outcome = tryValue(template, { data });
  if (outcome.kind !== 'given') throw new Error(`the example of Liquid's ${name} fails: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

function outcomeOf(template: string): string {
  const outcome = tryValue(template);
  switch (outcome.kind) {
    case 'given':
      return value(outcome.value);
    case 'leftOut':
      return 'left out';
    case 'failed':
      return `the step fails: ${outcome.message}`;
    case 'refused':
      return `validation: ${outcome.message}`;
    default:
      return outcome satisfies never;
  }
}

function figure(number: number): string {
  return number.toLocaleString('en-US');
}
