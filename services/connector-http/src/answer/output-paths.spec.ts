import { describe, expect, it } from '@jest/globals';
import { outputPaths, partsOf } from './output-paths.js';

const body = {
  order: {
    id: 7,
    lines: [
      { sku: 'a', count: 1 },
      { sku: 'b', count: 3 },
    ],
  },
  total: null,
};

describe('a path into an answer', () => {
  it.each([
    ['$.order.id', 7],
    ['$.order.lines[0].sku', 'a'],
    ['$.order.lines[-1].sku', 'b'],
    ['$["order"]["id"]', 7],
    ['$.order.nothing.here', null],
    ['$.total', null],
    ['$.order.lines[*].sku', ['a', 'b']],
    ['$..sku', ['a', 'b']],
    ['$.order.lines[?@.count > 1].sku', ['b']],
    ['$.order.lines[?length(@.sku) == 1 && @.count < 3].count', [1]],
    ['$.order.lines[?@.sku == "b" || !@.count].count', [3]],
    ['$.order.lines[0:1].count', [1]],
    ['$', body],
  ])('%s finds what is there', (path, found) => {
    expect(partsOf(body, { it: path })).toEqual({ parts: { it: found } });
  });

  it('into what is no object finds nothing', () => {
    expect(partsOf('<html>', { one: '$.id', many: '$..id', all: '$' })).toEqual({
      parts: { one: null, many: [], all: '<html>' },
    });
  });

  it.each([
    ['order.id', 'order.id is not a JSON path'],
    ['$.order[', 'not a JSON path'],
    ['$[?match(@.sku, "(a+)+")]', 'not a JSON path'],
    ['$[?search(@.sku, @.pattern)]', 'not a JSON path'],
    ['$..*..*', '$..*..*: only one ..'],
    ['$[*,*][*,*]', 'only one selector'],
    ['$[?@..id]', 'in a filter'],
    ['$[?count(@.*) > 1]', 'in a filter'],
    ['$[?!(@.a && @.b[*])]', 'in a filter'],
    ['$[?@ == $]', 'in a filter'],
    [`$.${'a'.repeat(200)}`, '200'],
  ])('%s is refused', (path, reason) => {
    expect(outputPaths.safeParse({ it: path }).error?.issues).toMatchObject([{ path: ['it'], message: expect.stringContaining(reason) }]); // prettier-ignore
  });

  it('has a name, and few neighbours', () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`n${i}`, '$']));
    for (const given of [{ 'a.b': '$' }, { __proto__: null, '': '$' }, many]) {
      expect(outputPaths.safeParse(given).success).toBe(false);
    }
  });

  it('is not looked for where there is too much to look through, unless it leads to one place', () => {
    const places = Array.from({ length: 60_000 }, (_, i) => i);
    expect(partsOf(places, { all: '$[*]', last: '$[-1]' })).toMatchObject({ parts: { last: 59_999 } });
    expect(partsOf(places, { one: '$[*]', other: '$..*', last: '$[-1]' })).toMatchObject({ code: 'AnswerTooLarge', problem: expect.stringContaining('output.one ($[*]), output.other ($..*).') }); // prettier-ignore
    expect(partsOf([...places, ...places], { first: '$[0]', other: '$[1]' })).toEqual({
      parts: { first: 0, other: 1 },
    });
  });

  it('that leads deeper than any answer goes is named, and not taken for trouble of the receiver', () => {
    const tooDeep = JSON.parse('['.repeat(400) + ']'.repeat(400)) as [];
    expect(partsOf(tooDeep, { id: '$[0]', all: '$..*' })).toMatchObject({ code: 'OutputNotFound', problem: expect.stringContaining('output.all ($..*) cannot be followed') }); // prettier-ignore
  });

  it('finds its way through as many levels as an answer may have', () => {
    const deep = JSON.parse('['.repeat(99) + ']'.repeat(99)) as [];
    const found = partsOf(deep, { it: '$..*' });
    expect('parts' in found && found.parts['it']).toHaveLength(98);
  });
});
