import type { Json, JsonObject } from '@fanfare/contracts';
import { code, list, paragraphs, table, value } from '../markdown.js';
import { inWords } from '../outcome-words.js';
import type { Page } from '../page.js';
import { samples, scalars, wishes } from './cast-samples.js';
import { tryValue, type Outcome } from '../try-value.js';

const reference = '{{ trigger.data.value }}';

export function castingPage(): Page {
  return {
    file: 'casting.md',
    title: 'Casts',
    about: 'What a referenced or rendered value becomes for the field that it is put into.',
    body: paragraphs(
      'The input of a step is made of literals, references and [templates](liquid.md). What a reference or template gives is cast to what the field of the action wants, if that is possible without doubt. What cannot be cast is given as it is, and the action refuses it. Every cell below is what the engine gave when this page was made.',
      '## A reference',
      `A text that is one reference and nothing else, such as ${code(reference)}, keeps the type of the value; then it is cast. Rows are values, columns what the field wants.`,
      table(
        ['Value', ...wishes.map(([words]) => words)],
        samples.map((sample) => [
          value(sample),
          ...wishes.map(([, schema, kinds]) =>
            given(tryValue(reference, { data: { value: sample }, wanted: schema }), kinds),
          ),
        ]),
      ),
      '✗: not what the field wants, given as it is. "left out": the field is not sent, so that its default applies, and the run shows a warning.',
      '## A template',
      'A text with anything beside one reference is a template and gives a text, which is then cast by the same rules. Where only a list or an object is wanted, validation refuses it.',
      templates(),
      '## What a template prints',
      'Inside a template a value becomes text first:',
      table(
        ['Value', 'Printed'],
        ([5, 0.1, true, 'abc', ['a', 'b'], { a: 1 }, null] satisfies Json[]).map((sample) => [
          value(sample),
          given(tryValue(`${reference}!`, { data: { value: sample } })).replace('!', ''),
        ]),
      ),
      '## Nothing there',
      emptiness(),
      '## A literal',
      `A literal is never cast: what is written down is checked when the workflow is validated.`,
      literals(),
      '## Elsewhere',
      list([
        'Comparisons read their two sides by their own rules: see [operators](operators.md).',
        'Kustomer\'s form `"/#trigger.data.value"` means the same as `"{{ trigger.data.value }}"`.',
      ]),
    ),
  };
}

function templates(): string {
  const texts = ['{{ trigger.data.value }} ', '{{ trigger.data.value | plus: 1 }}', 'Score: {{ trigger.data.value }}'];
  return table(
    ['Template', '`trigger.data.value`', ...scalars.map(([words]) => words)],
    texts.map((text) => [
      code(text),
      value(5),
      ...scalars.map(([, schema, kinds]) => given(tryValue(text, { data: { value: 5 }, wanted: schema }), kinds)),
    ]),
  );
}

function emptiness(): string {
  const text: JsonObject = { type: 'string' };
  const fields: [words: string, wanted: JsonObject, required: boolean][] = [
    ['an optional text', text, false],
    ['an optional text that may be null', { type: ['string', 'null'] }, false],
    ['a required text', text, true],
  ];
  const values: [string, JsonObject][] = [
    ['missing', {}],
    ['null', { value: null }],
    ['an empty text', { value: '' }],
  ];
  return table(
    [`${code(reference)} is`, ...fields.map(([words]) => words)],
    values.map(([words, data]) => [
      words,
      ...fields.map(([, wanted, required]) => given(tryValue(reference, { data, wanted, required }))),
    ]),
  );
}

function literals(): string {
  const cases: [Json, number][] = [
    ['5', 1],
    [5, 0],
    ['true', 3],
    [3.5, 2],
    ['a', 5],
  ];
  return table(
    ['Literal', 'Wanted', 'Outcome'],
    cases.flatMap(([literal, index]) => {
      const [words, wanted] = wishes[index] ?? ['', {}];
      return [[value(literal), words, given(tryValue(literal, { wanted }))]];
    }),
  );
}

/** What came out, marked when it is not of the kinds that the field takes. */
function given(outcome: Outcome, kinds: readonly string[] = []): string {
  return inWords(outcome, (found) => {
    const fits = kinds.length === 0 || kindsOf(found).some((kind) => kinds.includes(kind));
    return fits ? value(found) : `✗ ${value(found)}`;
  });
}

function kindsOf(json: Json): string[] {
  if (Array.isArray(json)) return ['array'];
  return Number.isInteger(json) ? ['integer', 'number'] : [json === null ? 'null' : typeof json];
}
