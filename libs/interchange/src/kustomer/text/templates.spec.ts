import { describe, expect, it } from '@jest/globals';
import { Untranslatable } from './handlebars.js';
import { handlebarsOfLiquid } from './handlebars-of-liquid.js';
import { liquidOfHandlebars } from './liquid-of-handlebars.js';
import type { Words } from './words.js';

/** Kustomer's trigger is the step `1`. */
const there = (words: Words) => (words[1] === '1' ? ['trigger', 'data', ...words.slice(2)] : words);
const back = (words: Words) => (words[0] === 'trigger' ? ['steps', '1', ...words.slice(2)] : words);

const toLiquid = (text: string) => liquidOfHandlebars(text, there);
const toHandlebars = (text: string) => handlebarsOfLiquid(text, back);

const truth = 'steps.a.b and steps.a.b != "" and steps.a.b != 0 and steps.a.b != empty';

describe('a template of Kustomer in Liquid', () => {
  it.each([
    ['Dear {{steps.1.name}}!', 'Dear {{ trigger.data.name | escape }}!'],
    ['Dear {{{steps.1.name}}}!', 'Dear {{ trigger.data.name }}!'],
    ['Dear {{&steps.1.name}}!', 'Dear {{ trigger.data.name }}!'],
    ['{{{steps.1.name}}}', '{{ trigger.data.name | append: "" }}'],
    ['{{{steps.a.custom.@app1At}}}.', '{{ steps.a.custom["@app1At"] }}.'],
    ['{{{steps.a.list.0.[odd name]}}}.', '{{ steps.a.list.0["odd name"] }}.'],
    ['a {{! never shown }}b{{!-- }} --}}c', 'a bc'],
    ['{% not a tag %}', '{% raw %}{% not a tag %}{% endraw %}'],
    ['{{#if steps.a.b}}yes{{/if}}', `{% if ${truth} %}yes{% endif %}`],
    ['{{#if steps.a.b}}yes{{else}}no{{/if}}', `{% if ${truth} %}yes{% else %}no{% endif %}`],
    ['{{#unless steps.a.b}}no{{/unless}}', `{% unless ${truth} %}no{% endunless %}`],
    [
      '{{#if steps.1.x}}{{#if steps.a.b}}2{{/if}}{{else if steps.a.b}}1{{/if}}',
      `{% if trigger.data.x and trigger.data.x != "" and trigger.data.x != 0 and trigger.data.x != empty %}{% if ${truth} %}2{% endif %}{% else %}{% if ${truth} %}1{% endif %}{% endif %}`,
    ],
    ['{{#if steps.a.b includeZero=true}}x{{/if}}', `{% if ${truth.replace(' and steps.a.b != 0', '')} %}x{% endif %}`],
    ['{{math steps.a.b "+" 2}}', '{{ steps.a.b | plus: 2 }}'],
    ["{{{date 'hours' count=0}}}", '{{ now }}'],
    ["{{date 'day' count=-1}}", '{{ now | date: "%s" | plus: 86400 | date: "%Y-%m-%dT%H:%M:%S.000Z", "UTC" }}'],
    ["{{{dateFormat steps.a.b format='LL'}}}", '{{ steps.a.b | date: "%B %-d, %Y", "UTC" }}'],
    ['{{toLower steps.a.b}}', '{{ steps.a.b | downcase | escape }}'],
    ['{{{toUpper steps.a.b}}}', '{{ steps.a.b | upcase }}'],
  ])('%s is %s', (handlebars, liquid) => {
    expect(toLiquid(handlebars)).toBe(liquid);
  });

  it.each([
    '{{#each steps.a.list}}{{this}}{{/each}}',
    '{{math steps.a.b "/" 2}}',
    "{{date 'years' count=1}}",
    "{{dateDiff 'days' from=steps.a.b to=steps.a.c}}",
    "{{dateFormat steps.a.b format='Do MMM'}}",
    '{{randomId}}',
    '{{> partial}}',
    '{{~steps.a.b}}',
    '{{toLower (toUpper steps.a.b)}}',
    '{{../b}}',
    '{{#if steps.a.b}}open',
    '{{/if}}',
    '{{else}}',
    '{{steps.a.b',
    '\\{{steps.a.b}}',
    '{{}}',
    '{{#if steps.a.b}}'.repeat(60),
  ])('has no equal for %s', (handlebars) => {
    expect(() => toLiquid(handlebars)).toThrow(Untranslatable);
  });

  it('is found out about quickly, however long the text', () => {
    const before = performance.now();
    expect(() => toLiquid('{{{'.repeat(100_000))).toThrow(Untranslatable);
    expect(() => toHandlebars('{{ a | '.repeat(50_000))).toThrow(Untranslatable);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('a template of Liquid for Kustomer', () => {
  it.each([
    ['Dear {{ trigger.data.name | escape }}!', 'Dear {{steps.1.name}}!'],
    ['Dear {{- trigger.data.name -}}!', 'Dear {{{steps.1.name}}}!'],
    ['{% raw %}{% x %}{% endraw %}', '{% x %}'],
    [`{% if ${truth} %}a{% else %}b{% endif %}`, '{{#if steps.a.b}}a{{else}}b{{/if}}'],
    ['{{ steps.a.custom["@app1At"] }}.', '{{{steps.a.custom.@app1At}}}.'],
    ['{{ steps.a.b | times: steps.a.c }}', '{{{math steps.a.b "*" steps.a.c}}}'],
    ['{{ steps.a.b | date: "%Y-%m-%d" }}', "{{{dateFormat steps.a.b format='YYYY-MM-DD'}}}"],
    ['{{ steps.a.b | downcase | escape }}', '{{toLower steps.a.b}}'],
  ])('%s is %s', (liquid, handlebars) => {
    expect(toHandlebars(liquid)).toBe(handlebars);
  });

  it.each([
    '{% for x in steps.a.list %}{{ x }}{% endfor %}',
    '{% if steps.a.b == 1 %}x{% endif %}',
    '{{ steps.a.b | divided_by: 2 }}',
    '{{ steps.a.b | default: "x" }}',
    '{{ steps.a.b | date: "%Q" }}',
    '{% assign x = 1 %}',
    '{% raw %}{{ x }}{% endraw %}',
    '{{ steps.a',
    '{% endif %}',
  ])('has no equal for %s', (liquid) => {
    expect(() => toHandlebars(liquid)).toThrow(Untranslatable);
  });
});
