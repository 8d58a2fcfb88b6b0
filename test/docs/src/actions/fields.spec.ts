import { expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { fieldsOf } from './fields.js';

const text: JsonObject = { type: 'string' };
const pathsOf = (properties: JsonObject, required: string[] = []) =>
  fieldsOf({ type: 'object', properties, required }).map(({ path, must }) => (must ? `${path}!` : path));

it('what is within an object, each item of a list and each name follows its field, with whether it must be there', () => {
  const line = { type: 'object', properties: { id: text, note: text }, required: ['id'] };
  expect(
    pathsOf(
      { one: line, many: { type: 'array', items: line }, named: { type: 'object', additionalProperties: line } },
      ['many'],
    ),
  ).toEqual([
    'one',
    'one.id!',
    'one.note',
    'many!',
    'many[].id!',
    'many[].note',
    'named',
    'named.*.id!',
    'named.*.note',
  ]);
});

it('an object that may be null is shown like any other', () => {
  const line = { type: 'object', properties: { id: text } };
  expect(pathsOf({ line: { anyOf: [line, { type: 'null' }] } })).toEqual(['line', 'line.id']);
});

it('names are not fields of texts, and a choice of two objects stays closed', () => {
  const [one, other] = ['a', 'b'].map((name) => ({ type: 'object', properties: { [name]: text } }));
  const choice = { anyOf: [one ?? {}, other ?? {}] };
  expect(pathsOf({ words: { type: 'object', additionalProperties: text }, choice })).toEqual(['words', 'choice']);
});
