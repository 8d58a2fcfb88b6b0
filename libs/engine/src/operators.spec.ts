import { describe, expect, it } from '@jest/globals';
import { operators, type Json, type Operator } from '@fanfare/contracts';
import { compileCondition } from './condition.js';
import { operatorTable } from './index.js';
import { scopeOf } from '../test/builders.js';

const holds = (left: Json, op: Operator, right?: Json, ignoreCase = false) =>
  compileCondition({ left, op, ...(right !== undefined && { right }), ignoreCase }).test(scopeOf());

// [left, operator, right, holds]; the instant is 2026-11-01T10:00:00Z
// prettier-ignore
const table: [Json, Operator, Json, boolean][] = [
  ['a', 'eq', 'a', true], ['a', 'eq', 'A', false], [200, 'eq', '200', true], ['200', 'eq', 200, true], ['1.0', 'eq', '1', false],
  ['1.0', 'eq', 1, true], [true, 'eq', 'true', true], ['', 'eq', null, false], [null, 'eq', null, true], [0, 'eq', false, false],
  [[1, 'a'], 'eq', ['1', 'a'], true], [{ a: 1 }, 'eq', { a: 1 }, true], [{ a: 1 }, 'eq', { a: 1, b: 2 }, false], [[1], 'eq', 1, false],
  ['a', 'ne', 'b', true], ['a', 'ne', 'a', false], [null, 'ne', 'a', true],
  [404, 'gt', '200', true], ['10', 'gt', '9', true], ['b', 'gt', 'a', true], [5, 'gt', 5, false], ['x', 'gt', 1, false], [null, 'gt', 1, false],
  [5, 'gte', 5, true], ['4', 'gte', 5, false], [null, 'gte', 0, false],
  [' 3 ', 'lt', 4, true], [4, 'lt', 4, false], [null, 'lt', 4, false], [4, 'lte', '4', true], [5, 'lte', 4, false],
  [5, 'between', [1, 5], true], ['5', 'between', ['1', '5'], true], [6, 'between', [1, 5], false], [null, 'between', [0, 5], false], [3, 'between', 3, false],
  ['a', 'in', ['a', 'b'], true], ['c', 'in', ['a', 'b'], false], [1, 'in', ['1'], true], ['a', 'in', 'a', true],
  ['c', 'notIn', ['a', 'b'], true], ['a', 'notIn', ['a'], false], [null, 'notIn', ['a'], true],
  ['welcome', 'contains', 'come', true], ['Welcome', 'contains', 'welcome', false], [['vip', 'new'], 'contains', 'vip', true],
  [['vip', 'new'], 'contains', ['vip', 'new'], true], [['vip'], 'contains', ['vip', 'new'], false], [12345, 'contains', '34', true],
  [['1'], 'contains', 1, true], [null, 'contains', 'a', false], [{ a: 1 }, 'contains', 'a', false],
  ['welcome', 'notContains', 'x', true], [['vip'], 'notContains', ['vip', 'new'], false], [null, 'notContains', 'a', true],
  ['card-12', 'startsWith', 'card', true], ['Card', 'startsWith', 'card', false], [1234, 'startsWith', 12, true], [null, 'startsWith', 'a', false],
  ['a@b.test', 'endsWith', '.test', true], ['a', 'endsWith', 'b', false], [['a'], 'endsWith', 'a', false],
  ['mail me: ann@b.co', 'matches', '\\S+@\\S+\\.\\S+\\b', true], ['4111111111111111', 'matches', '^4[0-9]{12}(?:[0-9]{3})?$', true],
  ['nothing', 'matches', '^x', false], [42, 'matches', '^\\d+$', true], [null, 'matches', '.*', false], ['a', 'matches', null, false],
  [0, 'exists', null, true], ['', 'exists', null, true], [null, 'exists', null, false], [null, 'notExists', null, true], [false, 'notExists', null, false],
  ['', 'isEmpty', null, true], [[], 'isEmpty', null, true], [{}, 'isEmpty', null, true], [null, 'isEmpty', null, true], [0, 'isEmpty', null, false],
  [false, 'notEmpty', null, true], ['', 'notEmpty', null, false], [' ', 'notEmpty', null, true],
  ['2026-10-31', 'before', '2026-11-01', true], ['2026-11-01T12:00:00+02:00', 'before', '2026-11-01T10:00:00Z', false], ['soon', 'before', '2026-11-01', false],
  ['2026-11-01T12:00:00+01:00', 'after', '2026-11-01T10:59:59Z', true], [1_793_527_200_001, 'after', '2026-11-01T10:00:00Z', true], [null, 'after', '2020-01-01', false],
  ['2026-10-26', 'withinLast', 'P7D', true], ['2026-10-20', 'withinLast', 'P7D', false], ['2026-11-02', 'withinLast', 'P7D', false],
  ['2026-11-02', 'withinNext', 'P1D', true], ['2026-11-03', 'withinNext', 'P1D', false], ['2026-10-31', 'withinNext', 'P1D', false], ['2026-11-02', 'withinNext', 'a week', false],
];

describe('operators', () => {
  it.each(table)('%j %s %j: %j', (left, op, right, expected) => {
    expect(holds(left, op, right)).toBe(expected);
  });

  // prettier-ignore
  it.each<[Json, Operator, Json]>([
    ['GOLD', 'eq', 'gold'], [['A'], 'eq', ['a']], ['GOLD', 'in', ['gold']], ['Welcome', 'contains', 'WEL'], [['VIP'], 'contains', 'vip'],
    ['Card', 'startsWith', 'cARD'], ['Card', 'endsWith', 'ARD'], ['Card', 'matches', '^card$'], ['B', 'gt', 'a'],
  ])('%j %s %j holds when case does not matter', (left, op, right) => {
    expect(holds(left, op, right, true)).toBe(true);
  });

  it('are all in the table, each once, with words for people', () => {
    expect(operatorTable.map((row) => row.op)).toEqual([...operators]);
    for (const row of operatorTable) expect([row.title, row.description, row.casts]).not.toContain('');
  });

  it('take a right-hand side from the run as well', () => {
    const condition = compileCondition({
      left: '{{ trigger.data.code }}',
      op: 'matches',
      right: '{{ trigger.data.pattern }}',
    });
    expect(condition.test(scopeOf({ code: 'ab12', pattern: '\\d{2}$' }))).toBe(true);
  });
});

describe('a search that fails', () => {
  const bad = { left: 'a', op: 'matches', right: '(' } as const;

  it('is no answer, whatever asks for its opposite', () => {
    for (const condition of [bad, { not: bad }, { any: [bad, yes] }, { all: [yes, bad] }]) {
      expect(() => compileCondition(condition).test(scopeOf())).toThrow(/^'a' matches the pattern '\(': .*RE2/);
    }
  });
});

const yes = { left: 1, op: 'eq', right: 1 } as const;

describe('conditions', () => {
  const no = { left: 1, op: 'eq', right: 2 } as const;

  it('hold for an empty all and not for an empty any', () => {
    expect(compileCondition({ all: [] }).test(scopeOf())).toBe(true);
    expect(compileCondition({ any: [] }).test(scopeOf())).toBe(false);
  });

  it('name the first part that said no', () => {
    const refusal = (condition: Parameters<typeof compileCondition>[0]) =>
      compileCondition(condition, 'f').refusal(scopeOf());
    expect(refusal({ all: [yes, { all: [yes, no] }] })).toBe('f.all.1.all.1');
    expect(refusal({ all: [yes, { any: [no, no] }] })).toBe('f.all.1.any');
    expect(refusal({ not: yes })).toBe('f.not');
    expect(refusal({ not: { any: [no] } })).toBeNull();
  });

  it('show long values briefly in the history', () => {
    const trace: { left?: Json }[] = [];
    compileCondition({ left: '{{ trigger.data.text }}', op: 'eq', right: 'x' }).test(
      scopeOf({ text: 'y'.repeat(5_000) }),
      trace,
    );
    expect(JSON.stringify(trace).length).toBeLessThan(400);
  });

  it('compare deeply nested data without exhausting the stack', () => {
    const deep = (): Json => JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as Json;
    const condition = compileCondition({ left: '{{ trigger.data.a }}', op: 'eq', right: '{{ trigger.data.b }}' });
    expect(condition.test(scopeOf({ a: deep(), b: deep() }))).toBe(false);
  });
});
