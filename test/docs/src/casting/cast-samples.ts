import type { Json, JsonObject } from '@fanfare/contracts';

/** What a field may want, in words, with its JSON Schema. */
export const wishes: readonly (readonly [words: string, schema: JsonObject, kinds: readonly string[]])[] = [
  ['text', { type: 'string' }, ['string']],
  ['number', { type: 'number' }, ['number']],
  ['whole number', { type: 'integer' }, ['integer']],
  ['true or false', { type: 'boolean' }, ['boolean']],
  ['text or number', { type: ['string', 'number'] }, ['string', 'number']],
  ['list', { type: 'array' }, ['array']],
  ['object', { type: 'object' }, ['object']],
  ['anything', {}, []],
];

/** Those that a template, which gives a text, may be put into. */
export const scalars = wishes.filter(([, { type }]) => type !== 'array' && type !== 'object');

/** Values of every kind, and texts that look like one. */
export const samples: readonly Json[] = [
  5,
  3.5,
  '5',
  ' 3.5 ',
  '1e3',
  '007',
  '0x10',
  '1,000',
  'abc',
  '',
  ' ',
  true,
  'true',
  'FALSE',
  'yes',
  [1, 2],
  ['a'],
  { a: 1 },
  null,
];
