import type { Json, JsonObject } from '@fanfare/contracts';
import { templateVocabulary } from '@fanfare/engine';
import { documented } from '../documented.js';
import { code, jsonBlock, list, paragraphs, table, value } from '../markdown.js';
import { inWords } from '../outcome-words.js';
import type { Page } from '../page.js';
import { sampleContact } from '../sample-run.js';
import { tryValue } from '../try-value.js';
import { dateFilters } from './date-filters.js';
import { encodingFilters } from './encoding-filters.js';
import { listFilters } from './list-filters.js';
import type { LiquidGroup } from './liquid-example.js';
import { numberFilters } from './number-filters.js';
import { rootMeanings } from './root-meanings.js';
import { ourRules, surprises } from './our-rules.js';
import { tags } from './tags.js';
import { textFilters } from './text-filters.js';

const groups = [textFilters, numberFilters, listFilters, dateFilters, encodingFilters];

export function liquidPage(): Page {
  const vocabulary = templateVocabulary();
  const { roots, limits } = vocabulary;
  documented('tags', vocabulary.tags, String, tags.examples);
  documented(
    'filters',
    vocabulary.filters,
    String,
    Object.fromEntries(groups.flatMap(({ examples }) => Object.entries(examples))),
  );
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
        surprises.map((template) => [code(template), inWords(tryValue(template))]),
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
      section('##', 'Tag', tags),
      '## Filters',
      ...groups.map((group) => section('###', 'Filter', group)),
    ),
  };
}

function section(level: string, what: string, { title, data, examples }: LiquidGroup): string {
  return paragraphs(
    `${level} ${title}`,
    ...(data ? [`Here ${code('trigger.data')} is ${value(data)}.`] : []),
    table(
      [what, 'Does', 'Template', 'Result'],
      Object.entries(examples).map(([name, { does, template }]) => [
        code(name),
        does,
        code(template.replaceAll('\n', ' ⏎ ')),
        value(resultOf(name, template, data)),
      ]),
    ),
  );
}

/** An example must show what it is there for, and must work. */
function resultOf(name: string, template: string, data: JsonObject = {}): Json {
  const used = new RegExp(`(\\||\\{%)\\s*${name}(?![a-z_])`).test(template);
  if (!used) throw new Error(`the example of Liquid's ${name} does not use it: ${template}`);
  const outcome = tryValue(template, { data });
  if (outcome.kind !== 'given') throw new Error(`the example of Liquid's ${name} fails: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

function figure(number: number): string {
  return number.toLocaleString('en-US');
}
