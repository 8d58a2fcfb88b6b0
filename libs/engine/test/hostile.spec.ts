import { describe, expect, it } from '@jest/globals';
import type { Json } from '@fanfare/contracts';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { compileTemplate } from '../src/template.js';
import { TemplateFailed } from '../src/liquid.js';
import type { Advance } from '../src/index.js';
import { noAdvance } from '../src/results.js';
import type { LogicNode } from '../src/compile.js';
import type { LogicOutcome } from '../src/logic/outcomes.js';
import { regexPresets } from '../src/logic/regex-presets.js';
import { finishedStep, scopeOf, start, story, workflowOf } from './builders.js';
import { hostileData, hostilePatterns, hostileTemplates, hostileTexts, longText } from './hostile-cases.js';
import { endsSoon } from './soon.js';

/** Renders, and gives the reason of the failure, or the text. */
function outcomeOf(source: string, data = {}): string {
  try {
    return compileTemplate(source).render(scopeOf(data));
  } catch (error) {
    if (error instanceof TemplateFailed) return `failed: ${error.message}`;
    throw error;
  }
}

describe('a hostile template', () => {
  const data = hostileData;

  it.each(hostileTemplates)('that is %s ends soon with a clear error', (_, source, reason) => {
    let text = '';
    expect(endsSoon(() => (text = outcomeOf(source, data)))).toBe(true);
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
      fc.property(source, (text) => endsSoon(() => outcomeOf(text, data))),
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
  const decided = (pattern: Json, text: string) =>
    start(
      workflowOf({
        a: {
          action: 'Decision',
          branches: [
            {
              name: 'Found',
              when: { left: '{{ trigger.data.text }}', op: 'matches', right: '{{ trigger.data.pattern }}' },
              next: null,
            },
          ],
        },
      }),
      { text, pattern },
    );

  it.each(hostilePatterns)('%s is soon answered on 65,536 characters: %j', (pattern, occurs) => {
    let made: Advance | null = null;
    expect(endsSoon(() => (made = decided(pattern, longText)))).toBe(true);
    const exit = new Map([[true, 'Found'], [false, 'Else'], [null, 'Failure']]).get(occurs); // prettier-ignore
    expect(finishedStep(made ?? noAdvance(), 'a').exit).toBe(exit);
  });

  it.each<[string, Json, string, RegExp]>([
    ['a text of one character more', 'a$', `a${longText}`, /65537 characters: at most 65536/],
    ['too much work', '(.*a){20}$', longText, /too much work/],
    ['no pattern', '(b', 'b', /no pattern \(RE2 syntax\): .*missing closing \)/],
    ['a pattern that is too long', 'a'.repeat(1_001), 'b', /may have 1000 characters/],
    ['a pattern that repeats too much', '(?:a{1000}){6}', 'b', /repeat/],
    ['a list for a pattern', ['b'], 'b', /a pattern is a text/],
  ])('fails the step and says why: %s', (_, pattern, text, reason) => {
    const made = decided(pattern, text);
    expect(finishedStep(made, 'a')).toMatchObject({ exit: 'Failure', error: { code: 'PatternFailed' } });
    expect(finishedStep(made, 'a').error?.message).toMatch(/^the condition failed: text matches the pattern pattern: /);
    expect(finishedStep(made, 'a').error?.message).toMatch(reason);
    expect(story(made)).toContain('0 ended failed');
  });
});

describe('a hostile text', () => {
  it.each(Object.keys(regexPresets))(
    'of 50,000 characters keeps the pattern for %s busy for a moment only, and it finds what is there',
    (preset) => {
      const { logic } = workflowOf({
        a: { action: 'Regex', input: { text: '{{ trigger.data.text }}', preset, all: true } },
      }).nodes.get('a') as LogicNode;
      for (const [text, { [preset]: count = 0 }] of hostileTexts) {
        let outcome: LogicOutcome | null = null;
        expect(endsSoon(() => (outcome = logic.enter(scopeOf({ text }))))).toBe(true);
        expect(outcome).toMatchObject({ kind: 'left', exit: count > 0 ? 'Success' : 'NoMatch', output: { count } });
      }
    },
  );
});
