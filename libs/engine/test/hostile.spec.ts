import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { compileTemplate } from '../src/template.js';
import { TemplateFailed } from '../src/liquid.js';
import { compileCondition } from '../src/condition.js';
import { scopeOf } from './builders.js';

/** Renders, and gives the reason of the failure, or the text. */
function outcomeOf(source: string, data = {}): string {
  try {
    return compileTemplate(source).render(scopeOf(data));
  } catch (error) {
    if (error instanceof TemplateFailed) return `failed: ${error.message}`;
    throw error;
  }
}

/**
 * security.md wants 250 ms, and the limits count work so that each bomb stays below it. A slow or busy machine must not
 * decide whether a test passes, so the promise kept here is ten times that, in processor time: a bomb that is not
 * stopped takes minutes.
 */
const boundMs = 2_500;

function elapsedMs(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

const doubling =
  '{% assign x = "aaaaaaaaaaaaaaaa" %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}{{ x }}';
const capturing =
  '{% assign x = "aaaaaaaaaaaaaaaa" %}{% for i in (1..60) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}';

// security.md: the bombs, each with what the error must say
// prettier-ignore
const bombs: [string, string, RegExp][] = [
  ['an empty loop of 1e8', '{% for i in (1..100000000) %}{% endfor %}', /memory alloc limit/],
  ['a loop of 300,000 with a body', '{% for i in (1..300000) %}{{ i }}{% endfor %}', /steps|characters/],
  ['loops in loops', '{% for i in (1..500) %}{% for j in (1..500) %}{% for k in (1..500) %}{% endfor %}{% endfor %}{% endfor %}', /steps|memory/],
  ['a date of great width', '{{ "now" | date: "%999999999Y" }}', /memory alloc limit/],
  ['doubling by append', doubling, /memory alloc limit/],
  ['doubling by capture', capturing, /characters/],
  ['replacing each character', '{% assign x = trigger.data.long | replace: "a", trigger.data.long %}{{ x }}', /memory alloc limit/],
  ['splitting and joining', '{% assign x = trigger.data.long | split: "" | join: trigger.data.long %}{{ x }}', /memory alloc limit/],
  ['a table of 300,000 cells', '{% tablerow i in (1..300000) cols:3 %}{{ i }}{% endtablerow %}', /steps|characters/],
  ['printing the same long text again and again', '{% for i in (1..10000) %}{{ trigger.data.long }}{% endfor %}', /characters/],
  ['a template of 200,000 characters', 'x'.repeat(200_000) + '{{ now | date }}', /parse length limit/],
  ['searching a long text again and again', '{% for i in (1..3000) %}{% if trigger.data.long contains "aab" %}y{% endif %}{% endfor %}', /memory alloc limit/],
  ['searching a long list again and again', '{% for i in (1..3000) %}{{ trigger.data.list | find_index: "x", "x > 3" }}{% endfor %}', /memory alloc limit/],
  ['parsing a long argument again and again', '{% for i in (1..3000) %}{{ trigger.data.list | where: trigger.data.long }}{% endfor %}', /memory alloc limit/],
  ['capturing a long list again and again', '{% for i in (1..3000) %}{% capture x %}{{ trigger.data.list }}{% endcapture %}{% endfor %}', /memory alloc limit/],
  ['writing thousands of dates', '{% for i in (1..3000) %}{{ i | date }}{% endfor %}', /memory alloc limit/],
  ['a choice of many values in a loop', `{% for i in (1..9000) %}{% case x %}${`{% when ${'1,'.repeat(400)}2 %}y`.repeat(10)}{% endcase %}{% endfor %}`, /memory alloc limit/],
  ['a choice among long lists', `{% for i in (1..9000) %}{% case trigger.data.list %}{% when ${'trigger.data.list, '.repeat(40)}2 %}y{% endcase %}{% endfor %}`, /memory alloc limit/],
  ['a condition of many parts in a loop', `{% for i in (1..9000) %}{% if ${'a.b or '.repeat(130)} b %}{% endif %}{% endfor %}`, /memory alloc limit/],
  ['a filter with many arguments in a loop', `{% for i in (1..9000) %}{{ x | default: ${'1,'.repeat(450)}2 }}{% endfor %}`, /memory alloc limit/],
  ['a loop with many options in a loop', `{% for i in (1..9000) %}{% for j in x ${Array.from({ length: 120 }, (_, i) => `a${i}:1`).join(' ')} %}{% endfor %}{% endfor %}`, /steps/],
  ['a tag of 1,100 characters', `{{ x | append: "${'y'.repeat(1_100)}" }}`, /1000 characters/],
  ['deep nesting', '{% if true %}'.repeat(6_000) + '{% endif %}'.repeat(6_000), /./],
];

describe('a hostile template', () => {
  const data = { long: 'a'.repeat(20_000), list: Array.from({ length: 20_000 }, (_, i) => i % 7) };

  it.each(bombs)('that is %s ends soon with a clear error', (_, source, reason) => {
    let text = '';
    expect(elapsedMs(() => (text = outcomeOf(source, data)))).toBeLessThan(boundMs);
    expect(text).toMatch(/^failed: /);
    expect(text).toMatch(reason);
  });

  // prettier-ignore
  it.each([
    '{{ contact.constructor.constructor }}', '{{ trigger.__proto__ }}', '{{ trigger.data["__proto__"] }}', '{{ "x".constructor }}',
    '{% assign k = "__proto__" %}{{ trigger[k].toString }}', '{{ trigger.data.long.constructor.name }}', '{{ trigger.toString }}',
  ])('%s sees no prototype', (source) => {
    expect(outcomeOf(`${source} `, data).trim()).toBe('');
  });

  // prettier-ignore
  it.each(['{% increment trigger %}', '{% assign __proto__ = trigger %}', '{% capture __proto__ %}x{% endcapture %}', '{% decrement contact %}'])(
    '%s changes neither data nor prototypes', (source) => {
      const scope = scopeOf(data);
      const before = JSON.stringify(scope.data);
      compileTemplate(`${source}{{ now }}`).render(scope);
      expect(JSON.stringify(scope.data)).toBe(before);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it.each(['{% include "x" %}', '{% render "x" %}', '{% layout "x" %}', '{{ "a,b" | split: "," | sample }}'])(
    '%s is not available',
    (source) => {
      expect(outcomeOf(source)).toMatch(/^failed: /);
    },
  );

  it('cannot change the data by any filter', () => {
    const mixed = { list: [3, { b: 1, a: 2 }, 'x', [1]], text: 'b,a', object: { z: 1 }, at: '2026-01-01' };
    const before = JSON.stringify(mixed);
    for (const filter of Object.keys(new Liquid().filters)) {
      for (const name of Object.keys(mixed)) outcomeOf(`{{ trigger.data.${name} | ${filter}: "a", "b" }} `, mixed);
    }
    expect(JSON.stringify(mixed)).toBe(before);
  });

  it('fails clearly or renders, whatever it is made of', () => {
    // prettier-ignore
    const part = fc.constantFrom(
      '{{ trigger.data.long ', '| append: trigger.data.long ', '| size ', '}}', '{% for i in (1..1000) %}', '{% endfor %}', '{{ i }}', '{% assign x = ',
      'trigger.data.long', ' %}', '{{ x }}', '{% capture x %}', '{% endcapture %}', '| split: "" ', '| reverse ', '| json ', '{% if x %}', '{% endif %}', ' text ',
    );
    const source = fc.array(part, { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(source, (text) => elapsedMs(() => outcomeOf(text, data)) < boundMs),
      { numRuns: 300 },
    );
  });

  it('gives the same end for a repeat, because steps are counted and not timed', () => {
    const source = '{% for i in (1..9000) %}{% if i > 1 %}x{% endif %}{% endfor %}';
    expect(outcomeOf(source)).toBe(outcomeOf(source));
  });
});

describe('an honest template', () => {
  it('may be a long letter with an order of 300 lines', () => {
    const order = Array.from({ length: 300 }, (_, i) => ({ name: `article ${i}`, price: i, tags: ['a', 'b'] }));
    const line =
      '<tr><td>{{ o.name | upcase | escape }}</td><td>{{ o.price | times: 1.2 | round: 2 }}</td>{% if o.price > 100 and o.tags contains "a" %}<td>{{ forloop.index }}</td>{% endif %}</tr>';
    const text = outcomeOf(
      `${'<p>Dear {{ contact.firstName }}</p>'.repeat(100)}{% for o in trigger.data.order %}${line}{% endfor %}{{ trigger.data.order | map: "price" | sum }}`,
      { order },
    );
    expect(text).toMatch(/ARTICLE 299.*44850$/);
  });
});

describe('a hostile pattern', () => {
  it.each([
    '(a+)+$',
    '(a|a)*$',
    '(.*a){20}$',
    '(x+x+)+y',
    '\\+?\\d{1,4}?[-.\\s]?\\(?\\d{1,3}?\\)?[-.\\s]?\\d{1,4}[-.\\s]?\\d{1,4}[-.\\s]?\\d{1,9}',
  ])('%s ends soon on 250,000 characters', (pattern) => {
    const condition = compileCondition({ left: '{{ trigger.data.text }}', op: 'matches', right: pattern });
    expect(elapsedMs(() => condition.test(scopeOf({ text: `${'a'.repeat(250_000)}!` })))).toBeLessThan(boundMs);
  });
});
