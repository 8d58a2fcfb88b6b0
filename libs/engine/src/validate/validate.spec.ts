import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, Json, JsonObject, Step } from '@fanfare/contracts';
import { validate } from '../index.js';
import { actions, definitionOf, echo } from '../../test/builders.js';

const problems = (steps: Record<string, Step>, more: object = {}) =>
  validate({ ...definitionOf(steps), ...more }, actions);
const paths = (steps: Record<string, Step>, more: object = {}) => problems(steps, more).map(({ path }) => path);
const when = (condition: object): Record<string, Step> => ({
  a: echo({ Success: 'f' }),
  f: { action: 'ContactFilter', when: condition as Condition, next: {} },
});
const coupon = (input: JsonObject): Record<string, Step> => ({ a: { action: 'ContactCouponIssue', input } });
const delay = (input: JsonObject): Record<string, Step> => ({ a: { action: 'Delay', input } });
const regex = (input: JsonObject): Record<string, Step> => ({ a: { action: 'Regex', input } });
const randomSplit = (branches: object[]) => ({ a: { action: 'RandomSplit', branches } }) as Record<string, Step>;
const decision = (branches: unknown, more: object = {}) =>
  ({ a: { action: 'Decision', branches, ...more } }) as Record<string, Step>;

describe('a workflow', () => {
  it('may be activated when nothing is wrong with it', () => {
    const compare = { left: '{{ contact.properties.points }}', op: 'gte' as const, right: 1000 };
    // prettier-ignore
    const steps: Record<string, Step> = {
      coupon: { action: 'ContactCouponIssue', input: { offer: 'w', quantity: '{{ trigger.data.n }}' }, next: { Success: 'tier', '*': null } },
      tier: { action: 'Decision', branches: [{ name: 'Gold', when: compare, next: 'fan' }], else: null },
      fan: { action: 'Split', branches: [{ name: 'x', next: 'wait' }, { name: 'y', next: 'b' }] },
      wait: { action: 'Delay', input: { for: 'P1D' }, next: { Success: 'b', Failure: 'night' } },
      night: { action: 'Delay', input: { untilQuietHoursEnd: true, timezone: '{{ contact.properties.timezone }}' }, next: { Success: 'morning' } },
      morning: { action: 'Delay', input: { untilTime: '09:30', days: ['mon', 'fri'] }, next: { Success: 'chance' } },
      chance: { action: 'RandomSplit', branches: [{ name: 'A', weight: 1, next: 'keep' }, { name: 'B', weight: 0.5, next: null }] },
      keep: { action: 'SetVariables', input: { 'any-name_1': '{{ trigger.data }}' }, next: { Success: 'find' } },
      find: { action: 'Regex', input: { text: '{{ variables.any-name_1.text }}', pattern: '(?<x>a)(b)', operation: 'replace', replacement: '$2${x}$$' }, next: { NoMatch: 'dynamic' } },
      dynamic: { action: 'Regex', input: { text: '', pattern: '{{ trigger.data.p }}', ignoreCase: '{{ trigger.data.i }}' } },
      b: echo({}, { text: 'You have {{ steps.coupon.coupon_count }} of {% for c in steps.coupon.coupon_code %}{{ c }}{{ forloop.index }}{% endfor %}' }),
    };
    expect(
      problems(steps, { settings: { timezone: 'Europe/Berlin', quietHours: { from: '22:00', to: '08:00' } } }),
    ).toEqual([]);
  });

  // prettier-ignore
  it.each<[string, Record<string, Step>, object?]>([
    // the shape
    ['name', { a: echo() }, { name: '' }],
    ['trigger.type', { a: echo() }, { trigger: { type: 'Gameplay.Over' } }],
    ['trigger.on', { a: echo() }, { trigger: { type: 'Gameplay.Ended', on: 1 } }],
    ['start', { a: echo() }, { start: undefined }],
    ['steps.a.retry.limit', { a: { ...echo(), retry: { limit: -1 } } }],
    ['steps.a.timeout', { a: { ...echo(), timeout: '30s' } }],
    ['steps.f.when.all.1.op', when({ all: [{ left: 1, op: 'eq', right: 1 }, { left: 1, op: 'equals', right: 1 }] })],
    ['steps.f.when.any.0.left', when({ any: [{ op: 'exists' }] })],
    ['steps.f.when.not.extra', when({ not: { left: 1, op: 'exists', extra: 1 } })],
    ['settings.timezone', { a: echo() }, { settings: { timezone: 'Berlin' } }],
    // the graph
    ['start', { a: echo() }, { start: 'nowhere' }],
    ['steps.a.next.Success', { a: echo({ Success: 'nowhere' }) }],
    ['steps.b.next.Success', { a: echo({ Success: 'b' }), b: echo({ Success: 'a' }) }],
    ['steps.a.next.*', { a: echo({ '*': 'a' }) }],
    ['steps.b', { a: echo(), b: echo() }],
    ['steps.a.branches.0.next', decision([{ name: 'x', when: { all: [] }, next: 'nowhere' }])],
    ['steps.a.else', decision([{ name: 'x', when: { all: [] }, next: null }], { else: 'nowhere' })],
    // steps and their fields
    ['steps.a.action', { a: { action: 'ContactCuponIssue' } }],
    ['steps.a.next.OfferExpird', { a: { action: 'ContactCouponIssue', input: { offer: 'x' }, next: { OfferExpird: null } } }],
    ['steps.a.branches', { a: { ...echo(), branches: [{ name: 'x', next: null }] } }],
    ['steps.a.input', decision([{ name: 'x', when: { all: [] }, next: null }], { input: {} })],
    ['steps.a.branches', { a: { action: 'Decision' } }],
    ['steps.a.branches', decision([])],
    ['steps.a.branches.0.when', decision([{ name: 'x', next: null }])],
    ['steps.a.branches.1.name', decision(['x', 'x'].map((name) => ({ name, when: { all: [] }, next: null })))],
    ['steps.a.when', { a: { action: 'ContactFilter' } }],
    ['steps.a.input', { a: { action: 'Delay', input: { for: 'P1D', until: '2027-01-01' } } }],
    ['steps.a.input.for', { a: { action: 'Delay', input: { for: 'one day' } } }],
    ['steps.a.input.until', { a: { action: 'Delay', input: { until: 'tomorrow' } } }],
    ['steps.a.input', delay({})],
    ['steps.a.input', delay({ for: 'PT1H', untilTime: '09:30' })],
    ['steps.a.input.untilTime', delay({ untilTime: '9:30' })],
    ['steps.a.input.untilTime', delay({ untilTime: '24:00' })],
    ['steps.a.input.days', delay({ untilTime: '09:30', days: [] })],
    ['steps.a.input.days.1', delay({ untilTime: '09:30', days: ['mon', 'tues'] })],
    ['steps.a.input.days', delay({ for: 'PT1H', days: ['mon'] })],
    ['steps.a.input.timezone', delay({ untilTime: '09:30', timezone: 'Berlin' })],
    ['steps.a.input.timezone', delay({ until: '2027-01-01', timezone: 'Europe/Berlin' })],
    ['steps.a.input.quietHours', delay({ untilQuietHoursEnd: true })],
    ['steps.a.input.quietHours', delay({ untilTime: '09:30', quietHours: { from: '22:00', to: '08:00' } })],
    ['steps.a.input.quietHours.to', delay({ untilQuietHoursEnd: true, quietHours: { from: '22:00' } })],
    ['steps.a.input.untilQuietHoursEnd', delay({ untilQuietHoursEnd: false, quietHours: { from: '22:00', to: '08:00' } })],
    ['settings.quietHours.timezone', { a: echo() }, { settings: { quietHours: { from: '22:00', to: '08:00', timezone: 'Berlin' } } }],
    ['steps.a.branches.1.weight', randomSplit([{ name: 'x', weight: 1, next: null }, { name: 'y', next: null }])],
    ['steps.a.branches.0.weight', randomSplit([{ name: 'x', weight: 0, next: null }])],
    ['steps.a.branches.0.when', randomSplit([{ name: 'x', weight: 1, when: { all: [] }, next: null }])],
    ['steps.a.branches.1.name', randomSplit(['x', 'x'].map((name) => ({ name, weight: 1, next: null })))],
    ['steps.a.else', { a: { ...randomSplit([{ name: 'x', weight: 1, next: null }])['a']!, else: null } }],
    ['steps.a.branches.0.weight', decision([{ name: 'x', when: { all: [] }, weight: 1, next: null }])],
    ['steps.a.branches.0.weight', { a: { action: 'Split', branches: [{ name: 'x', weight: 1, next: null }] } }],
    ['steps.a.input', { a: { action: 'SetVariables', input: {} } }],
    ['steps.a.input.2nd', { a: { action: 'SetVariables', input: { '2nd': 1 } } }],
    ['steps.a.input.full name', { a: { action: 'SetVariables', input: { 'full name': 1 } } }],
    ['steps.a.input.constructor', { a: { action: 'SetVariables', input: { constructor: 1 } } }],
    ['steps.a.input.text', regex({ pattern: 'a' })],
    ['steps.a.input.pattern', regex({ text: 'a' })],
    ['steps.a.input.pattern', regex({ text: 'a', pattern: '' })],
    ['steps.a.input.pattern', regex({ text: 'a', pattern: '(?=a)' })],
    ['steps.a.input.pattern', regex({ text: 'a', pattern: 'a'.repeat(1_001) })],
    ['steps.a.input.preset', regex({ text: 'a', pattern: 'a', preset: 'email' })],
    ['steps.a.input.preset', regex({ text: 'a', preset: 'mail' })],
    ['steps.a.input.operation', regex({ text: 'a', pattern: 'a', operation: 'find' })],
    ['steps.a.input.replacement', regex({ text: 'a', pattern: 'a', operation: 'replace' })],
    ['steps.a.input.replacement', regex({ text: 'a', pattern: 'a', replacement: 'b' })],
    ['steps.a.input.replacement', regex({ text: 'a', pattern: '(a)', operation: 'replace', replacement: '$1$2' })],
    ['steps.a.input.all', regex({ text: 'a', pattern: 'a', operation: 'test', all: true })],
    ['steps.a.timeout', { a: { ...echo(), timeout: 'PT0S' } }],
    ['steps.a.deadline', { a: { ...echo(), deadline: 'PT0S' } }],
    ['steps.a.deadline', { a: { action: 'Delay', input: { for: 'PT1S' }, deadline: 'PT1H' } }],
    ['steps.constructor', { constructor: echo() }],
    // inputs against the action's schema
    ['steps.a.input.offer', coupon({})],
    ['steps.a.input.offer', coupon({ offer: '' })],
    ['steps.a.input.offer', coupon({ offer: 7 })],
    ['steps.a.input.ofer', coupon({ offer: 'x', ofer: 'y' })],
    ['steps.a.input.quantity', coupon({ offer: 'x', quantity: 0 })],
    ['steps.a.input.quantity', coupon({ offer: 'x', quantity: 1.5 })],
    ['steps.a.input.quantity', coupon({ offer: 'x', quantity: '3' })],
    ['steps.a.input.delivery', coupon({ offer: 'x', delivery: 'Post' })],
    ['steps.a.input.allowPartialAward', coupon({ offer: 'x', allowPartialAward: null })],
    // references, templates, conditions
    ['steps.a.input.text', { a: echo({}, { text: '{{ steps.a.x }}' }) }],
    ['steps.b.input.any.0.z', { a: echo({ Success: 'b' }), b: echo({ Success: 'c' }, { any: [{ z: '{{ steps.c.x }}' }] }), c: echo() }],
    ['steps.a.input.text', { a: echo({}, { text: 'Hi {{ steps.nobody.x }}' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '{{ triger.data.x }}' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '{{ trigger.score }}' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '/#steps.a b' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '/#fn:parseInt,trigger.data.x' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '{{ trigger.data.x | nofilter }}' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '{% if %}{{ x' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '{% include "/etc/passwd" %}' }) }],
    ['steps.a.input.text', { a: echo({}, { text: 'x {{ contact.constructor }}' }) }],
    ['steps.a.input.text', { a: echo({}, { text: '{{ trigger.data["__proto__"] }}' }) }],
    ['steps.a.input.any.prototype', { a: echo({}, { any: { prototype: 1 } }) }],
    ['steps.f.when.right', when({ left: 1, op: 'between', right: [1] })],
    ['steps.f.when.right', when({ left: 1, op: 'gt' })],
    ['steps.f.when.right', when({ left: 1, op: 'exists', right: true })],
    ['steps.f.when.right', when({ left: 1, op: 'in', right: 'a' })],
    ['steps.f.when.right', when({ left: 1, op: 'withinLast', right: '7 days' })],
    ['steps.f.when.right', when({ left: 1, op: 'before', right: '31.12.2026' })],
    ['steps.f.when.right', when({ left: 1, op: 'matches', right: '(?=x)' })],
    ['steps.f.when.left', when({ left: '{{ steps.f.exit }}', op: 'exists' })],
    ['trigger.filter.left', { a: echo() }, { trigger: { type: 'Gameplay.Ended', filter: { left: '{{ contact.email }}', op: 'exists' } } }],
  ])('is refused because of %s', (path, steps, more = {}) => {
    expect(paths(steps, more)).toEqual([path]);
  });

  it('says what to do', () => {
    const messages = (steps: Record<string, Step>) => problems(steps).map(({ message }) => message);
    expect(messages({ a: { action: 'ContactCuponIssue' } })).toEqual([
      expect.stringContaining("did you mean 'ContactCouponIssue'?"),
    ]);
    expect(messages({ a: echo({ Succes: null }) })).toEqual([
      expect.stringMatching(/use Success, Failure, Other.*did you mean 'Success'/),
    ]);
    expect(messages({ a: echo({ Success: 'b' }), b: echo({ Other: 'a' }) })).toEqual([
      expect.stringContaining('(a -> b -> a)'),
    ]);
  });

  it('reports all of its problems at once', () => {
    // prettier-ignore
    expect(paths({ a: echo({ Nope: null }, { wrong: 1 }), b: echo({}, { text: '{{ x.y }}' }) }).sort()).toEqual(
      ['steps.a.input.wrong', 'steps.a.next.Nope', 'steps.b', 'steps.b.input.text'],
    );
  });

  it('may refer to a step that ran on only one of the ways to it, not to one of another branch', () => {
    // prettier-ignore
    const fan = (text: string): Record<string, Step> => ({
      a: { action: 'Split', branches: [{ name: 'x', next: 'b' }, { name: 'y', next: 'c' }] },
      b: echo({ Success: 'd' }), c: echo({ Success: 'd' }, { text }), d: echo({}, { text: '{{ steps.b.x }}' }),
    });
    expect(paths(fan('plain'))).toEqual([]);
    expect(paths(fan('{{ steps.b.x }}'))).toEqual(['steps.c.input.text']);
  });

  it('may not split so often that nobody could follow', () => {
    const fans = Array.from({ length: 12 }, (_, i): [string, Step] => [
      `s${i}`,
      { action: 'Split', branches: ['x', 'y'].map((name) => ({ name, next: i < 11 ? `s${i + 1}` : null })) },
    ]);
    expect(problems(Object.fromEntries(fans)).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('parallel branches'),
    );
  });

  const bodyOf = (size: number): Record<string, Step> =>
    Object.fromEntries(
      Array.from({ length: size }, (_, i): [string, Step] => [
        `v${i}`,
        { action: 'SetVariables', input: { x: i }, next: { Success: i + 1 < size ? `v${i + 1}` : null } },
      ]),
    );
  const loop = (atOnce: Json, items: Json = '{{ trigger.data.list }}'): Record<string, Step> => ({
    f: { action: 'ForEach', input: { items, atOnce }, each: 'v0', next: {} },
  });

  it('may not pass more steps at once than a run can, whatever is computed for how many items are in work', () => {
    const messages = (steps: Record<string, Step>) => problems(steps).map(({ message }) => message);
    const tooMany = expect.stringContaining('steps at once');
    expect(messages({ ...loop(20), ...bodyOf(30) })).toEqual([]);
    expect(messages({ ...loop(50), ...bodyOf(30) })).toContainEqual(tooMany);
    expect(messages({ ...loop('{{ trigger.data.n }}'), ...bodyOf(30) })).toContainEqual(tooMany);
    expect(messages({ ...loop('{{ trigger.data.n }}', [1, 2, 3]), ...bodyOf(30) })).toEqual([]);
    expect(messages({ ...loop('{{ trigger.data.n }}'), ...bodyOf(19) })).toEqual([]);
  });

  it('may not have branches that pass more steps together than a run may', () => {
    const fan = (branches: number): Record<string, Step> => ({
      s: { action: 'Split', branches: Array.from({ length: branches }, (_, i) => ({ name: `b${i}`, next: 'c0' })) },
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [`c${i}`, echo(i < 299 ? { Success: `c${i + 1}` } : {})]),
      ),
    });
    expect(paths(fan(80))).toEqual([]);
    expect(paths({ ...fan(90), c0: { action: 'Merge', next: { Success: 'c1' } } })).toEqual([]);
    expect(problems(fan(90))).toEqual([{ path: 'steps.s', message: expect.stringContaining('25000 steps') }]);
  });

  it('counts what is behind a Merge once: not for each branch that comes, and not for none', () => {
    const fanIn = (name: string, branches: number, next: string | null): Record<string, Step> => ({
      [name]: {
        action: 'Split',
        branches: Array.from({ length: branches }, (_, i) => ({ name: `b${i}`, next: `${name}0` })),
      },
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, i) => [
          `${name}${i}`,
          echo({ Success: i < 199 ? `${name}${i + 1}` : `${name}m` }),
        ]),
      ),
      [`${name}m`]: { action: 'Merge', next: { Success: next } },
    });
    expect(paths({ ...fanIn('s', 60, 't'), ...fanIn('t', 60, null) })).toEqual([]);
    expect(problems({ ...fanIn('s', 70, 't'), ...fanIn('t', 70, null) })).toEqual([
      { path: expect.stringMatching(/^steps.s/), message: expect.stringContaining('25000 steps') },
    ]);
  });

  it('may split as often as it likes where the branches meet before each next Split', () => {
    const diamond = (i: number): [string, Step][] => [
      [`s${i}`, { action: 'Split', branches: ['x', 'y'].map((name) => ({ name, next: `m${i}` })) }],
      [`m${i}`, { action: 'Merge', next: { Success: i < 39 ? `s${i + 1}` : null } }],
    ];
    expect(problems(Object.fromEntries(Array.from({ length: 40 }, (_, i) => diamond(i)).flat()))).toEqual([]);
  });

  it('may not have more branches than anybody could follow by Splits whose Merges are beside each other', () => {
    const many = (to: string | null, length = 600) => Array.from({ length }, (_, i) => ({ name: `b${i}`, next: to }));
    const wide = (name: string): Record<string, Step> => ({
      [name]: { action: 'Split', branches: many(`${name}m`, 2) },
      [`${name}m`]: { action: 'Merge', next: { Success: `${name}s` } },
      [`${name}s`]: { action: 'Split', branches: many(`${name}e`) },
      [`${name}e`]: echo(),
    });
    const both: Step = { action: 'Split', branches: [{ name: 'p', next: 'p' }, { name: 'q', next: 'q' }] }; // prettier-ignore
    expect(problems({ s: both, ...wide('p'), ...wide('q') }).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('parallel branches'),
    );
  });

  it('has at most 1,000 steps', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, i) => [`s${i}`, echo({ Success: i < 1_000 ? `s${i + 1}` : null })]),
    );
    expect(paths(chain)).toEqual(['steps']);
  });

  it.each([null, 7, 'x', [], {}, JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))])(
    'is refused, not choked on, when it is no workflow',
    (value) => {
      expect(validate(value, actions).length).toBeGreaterThan(0);
    },
  );

  it('is judged without an exception, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void validate(value, actions)),
      { numRuns: 300 },
    );
  });

  it('is judged without an exception, whatever JSON its steps hold', () => {
    const text = fc.constantFrom(
      '{{ steps.a.x }}',
      '{{',
      '/#',
      '{% for %}',
      '{{ trigger.data.x | date: "%Y" }}',
      'a',
      '__proto__',
      '{{ a',
      'Success',
      'b',
    );
    const json = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }));
    const conditions = fc.record(
      { left: json, op: fc.constantFrom('eq', 'between', 'matches', 'nope'), right: json },
      { requiredKeys: [] },
    );
    const branches = fc.array(
      fc.record({ name: text, next: text, when: conditions }, { requiredKeys: ['name', 'next'] }),
      { maxLength: 3 },
    );
    const action = fc.constantFrom(
      'Echo',
      'ContactCouponIssue',
      'Decision',
      'Split',
      'Delay',
      'ContactFilter',
      'RandomSplit',
      'SetVariables',
      'Regex',
      'Nope',
    );
    const input = fc.dictionary(
      // prettier-ignore
      fc.constantFrom('text', 'any', 'offer', 'for', 'until', 'untilTime', 'days', 'timezone', 'untilQuietHoursEnd', 'quietHours', 'pattern', 'preset', 'replacement', 'operation', '__proto__'),
      json,
    );
    const next = fc.dictionary(fc.constantFrom('Success', 'Failure', '*', 'x'), fc.constantFrom('a', 'b', 'c', null));
    const step = fc.record(
      { action, input, next, when: conditions, branches, else: fc.constantFrom('a', null) },
      { requiredKeys: ['action'] },
    );
    const steps = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor'), step, { minKeys: 1 });
    fc.assert(
      fc.property(
        steps,
        (made) => void validate({ name: 'x', trigger: { type: 'Gameplay.Ended' }, start: 'a', steps: made }, actions),
      ),
      { numRuns: 200 },
    );
  });
});
