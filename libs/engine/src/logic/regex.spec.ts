import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { echo, finishedStep, only, start, story, workflowOf } from '../../test/builders.js';

/** How a Regex leaves, and with what. */
function search(input: JsonObject, data: JsonObject = {}) {
  const made = start(workflowOf({ a: { action: 'Regex', input } }), data);
  return finishedStep(made, 'a');
}
const match = (input: JsonObject, data: JsonObject = {}) => search(input, data).output['match'];

describe('extracting', () => {
  it('gives the first match with its groups, by number and by name', () => {
    expect(search({ text: 'Order A-17, then B-4', pattern: '(?<shop>[A-Z])-(\\d+)' })).toMatchObject({
      exit: 'Success',
      output: { match: 'A-17', groups: ['A', '17'], named: { shop: 'A' }, count: 1 },
    });
  });

  it('gives every match when all are wanted', () => {
    expect(search({ text: 'A-17, B-4', pattern: '[A-Z]-\\d+', all: true }).output).toMatchObject({
      match: 'A-17',
      matches: ['A-17', 'B-4'],
      count: 2,
    });
  });

  it('leaves by NoMatch, without an error, when the pattern does not occur', () => {
    const end = start(
      workflowOf({ a: { action: 'Regex', input: { text: 'none', pattern: '\\d+', all: true }, next: {} } }),
    );
    expect(finishedStep(end, 'a')).toMatchObject({
      exit: 'NoMatch',
      output: { match: null, groups: [], named: {}, matches: [], count: 0 },
    });
    expect(story(end)).toEqual(['started', 'a NoMatch', '0 ended']);
  });

  it('finds nothing in a text that is not there, with a warning', () => {
    expect(search({ text: '{{ trigger.data.note }}', preset: 'email' })).toMatchObject({
      exit: 'NoMatch',
      warnings: ['{{ trigger.data.note }} was empty'],
    });
  });

  it('searches a number as it is written, and ignores case when that is wished', () => {
    expect(match({ text: '{{ trigger.data.n }}', pattern: '\\d' }, { n: 42 })).toBe('4');
    expect(match({ text: 'HELLO', pattern: 'hello' })).toBeNull();
    expect(match({ text: 'HELLO', pattern: 'hello', ignoreCase: true })).toBe('HELLO');
  });

  it('takes a pattern from the data, too', () => {
    expect(match({ text: 'abc', pattern: '{{ trigger.data.p }}' }, { p: 'b.' })).toBe('bc');
    expect(search({ text: 'abc', pattern: '{{ trigger.data.p }}' }, { p: '(b' })).toMatchObject({
      exit: 'Failure',
      error: {
        code: 'InputInvalid',
        message: expect.stringMatching(/^pattern: .*RE2.*missing closing \).*"\(b"/),
        details: { field: 'pattern' },
      },
    });
  });

  it('is seen by the steps that follow', () => {
    const workflow = workflowOf({
      a: { action: 'Regex', input: { text: 'a1b2', pattern: '\\d', all: true }, next: { Success: 'b' } },
      b: echo({}, { any: '{{ steps.a.matches }}', text: '{{ steps.a.match }}' }),
    });
    expect(only(start(workflow).commands).command.input).toEqual({ any: ['1', '2'], text: '1' });
  });
});

describe('replacing', () => {
  it('replaces the first match, or all of them, with references to groups', () => {
    const input = { text: 'a-b c-d', pattern: '(\\w)-(?<to>\\w)', operation: 'replace', replacement: '${to}$1' };
    expect(search(input)).toMatchObject({ exit: 'Success', output: { result: 'ba c-d', count: 1 } });
    expect(search({ ...input, all: true }).output).toEqual({ result: 'ba dc', count: 2 });
  });

  it('gives the text as it was, by NoMatch, when nothing is to be replaced', () => {
    expect(search({ text: 'abc', pattern: 'x', operation: 'replace', replacement: 'y' })).toMatchObject({
      exit: 'NoMatch',
      output: { result: 'abc', count: 0 },
    });
  });

  it('removes the matches when the replacement is empty, also when it turned out so', () => {
    const input = { text: '(555) 12', pattern: '\\D', operation: 'replace', all: true };
    expect(search({ ...input, replacement: '' }).output['result']).toBe('55512');
    expect(search({ ...input, replacement: '{{ trigger.data.x }}' }).output['result']).toBe('55512');
  });

  it.each([
    ['a large replacement', { text: 'a'.repeat(1_000), pattern: 'a', replacement: 'b'.repeat(1_000) }],
    ['a replacement that repeats the match', { text: 'a'.repeat(60_000), pattern: 'a+', replacement: '$0'.repeat(50) }],
    ['a million nothings', { text: ' '.repeat(60_000), pattern: '()', replacement: '$1'.repeat(1_000) }],
  ])('fails, and says why, when %s would give more than 256 KiB', (_, input) => {
    expect(search({ ...input, operation: 'replace', all: true })).toMatchObject({
      exit: 'Failure',
      output: {},
      error: { code: 'PatternFailed', message: expect.stringContaining('256 KiB') },
    });
  });
});

describe('testing', () => {
  it.each([
    ['a1', 'Success', true],
    ['aa', 'NoMatch', false],
  ])('says whether the pattern occurs in %s', (text, exit, matched) => {
    expect(search({ text, pattern: '\\d', operation: 'test' })).toMatchObject({ exit, output: { matched } });
  });
});

describe('a Regex that gets what it cannot use', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['text', { text: '{{ trigger.data.x }}', pattern: 'a' }, { x: ['a'] }],
    ['pattern', { text: 'a', pattern: '{{ trigger.data.x }}' }, {}],
    ['pattern', { text: 'a', pattern: '{{ trigger.data.x }}' }, { x: 'a'.repeat(1_001) }],
    ['preset', { text: 'a', preset: '{{ trigger.data.x }}' }, { x: 'e-mail' }],
    ['operation', { text: 'a', pattern: 'a', operation: '{{ trigger.data.x }}' }, { x: 'find' }],
    ['all', { text: 'a', pattern: 'a', all: '{{ trigger.data.x }}' }, { x: 'perhaps' }],
    ['ignoreCase', { text: 'a', pattern: 'a', ignoreCase: '{{ trigger.data.x }}' }, { x: 'perhaps' }],
  ])('fails and names %s', (field, input, data) => {
    expect(search(input, data)).toMatchObject({ exit: 'Failure', error: { code: 'InputInvalid', details: { field } } });
  });

  it('fails on a text that is too long to be searched', () => {
    expect(search({ text: '{{ trigger.data.x }}', pattern: 'a' }, { x: 'b'.repeat(70_000) }).error).toMatchObject({
      code: 'PatternFailed',
      message: expect.stringContaining('70000 characters'),
    });
  });
});

describe('the presets', () => {
  it.each([
    ['Please write to ann.lee+club@mail.acme.co.uk, thanks.', 'ann.lee+club@mail.acme.co.uk'],
    ['ANN@ACME.TEST', 'ANN@ACME.TEST'],
    ['ann at acme dot test', null],
    ['@acme', null],
  ])('email finds in %j %j', (text, found) => {
    expect(match({ text, preset: 'email' })).toBe(found);
  });

  it.each([
    ['Call +1 (555) 123-4567 today', '+1 (555) 123-4567'],
    ['Call 555-123-4567', '555-123-4567'],
    ['0049.30.123456', '0049.30.123456'],
    ['no digits here', null],
    ['a 12', null],
  ])('phone finds in %j %j', (text, found) => {
    expect(match({ text, preset: 'phone' })).toBe(found);
  });

  it.each([
    ['4111111111111111', true], // Visa
    ['5500005555555559', true], // Mastercard
    ['340000000000009', true], // American Express
    ['30000000000004', true], // Diners Club
    ['6011000000000004', true], // Discover
    ['3530111333300000', true], // JCB
    ['4111 1111 1111 1111', false],
    ['x4111111111111111', false],
    ['1234567812345678', false],
  ])('creditCard knows whether %s is one', (text, is) => {
    expect(search({ text, preset: 'creditCard', operation: 'test' }).output['matched']).toBe(is);
  });

  it('concatenate gives all of a template as one value, whatever lines it has', () => {
    const text = '{{ contact.firstName }} {{ trigger.data.address }}';
    expect(match({ text, preset: 'concatenate' }, { address: 'Main Street 1\nSpringfield' })).toBe(
      'Ann Main Street 1\nSpringfield',
    );
    expect(match({ text: '{{ trigger.data.x }}', preset: 'concatenate' })).toBe('');
  });

  it('of one line, Kustomer’s own pattern for it gives the same', () => {
    expect(match({ text: '{{ contact.firstName }}, {{ contact.lastName }}', pattern: '.*' })).toBe('Ann, Lee');
  });
});
