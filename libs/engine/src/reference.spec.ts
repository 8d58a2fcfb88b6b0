import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileReference, parsePath, pathProblem } from './reference.js';
import { roots } from './scope.js';
import { compileValue, readValue } from './value.js';
import { scopeOf } from '../test/builders.js';

const hostile = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  '0',
  '-1',
  'data',
  'a',
];
const word = fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 8 }), fc.integer());
const path = fc
  .tuple(fc.constantFrom(...roots, '__proto__', 'constructor'), fc.array(word, { maxLength: 25 }))
  .map(([root, rest]) => [root, ...rest]);

describe('a reference', () => {
  it.each(['{{ trigger.__proto__.x }}', '{{ trigger.data.constructor }}', '/#steps.prototype'])(
    '%s never leaves own properties',
    (text) => {
      expect(readValue(compileValue(text), scopeOf())).toBeNull();
    },
  );

  it('does not read what an object inherits', () => {
    expect(compileReference(['trigger', 'data', 'toString'])(scopeOf())).toBeUndefined();
    expect(compileReference(['trigger', 'data', 'list', 'map'])(scopeOf({ list: [1] }))).toBeUndefined();
  });

  it('is refused when it is deeper than 20 names', () => {
    expect(pathProblem(['trigger', ...Array.from({ length: 20 }, () => 'a')])).toContain('20');
  });

  it('never throws and pollutes nothing, whatever its path', () => {
    fc.assert(
      fc.property(path, fc.json({ maxDepth: 3 }), (words, json) => {
        const scope = scopeOf({ data: JSON.parse(json) });
        compileReference(words)(scope);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('never throws for whatever a text may hold, alone or in braces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.[]"\'0-_#/{} \\|'.split('')), maxLength: 30 }), (text) => {
        parsePath(text);
        expect(readValue(compileValue(`/#${text}`), scopeOf())).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('keeps an input from writing to a prototype', () => {
    const value = compileValue(
      JSON.parse('{"a":"{{ now }}","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    const made = readValue(value, scopeOf());
    expect(Object.keys(made as object)).toEqual(['a']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
