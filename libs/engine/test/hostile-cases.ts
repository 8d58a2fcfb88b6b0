// What somebody may write to keep the engine busy. Data only: the spec checks how each ends, and bench.mjs, which runs
// without a build of the tests, how soon.

/** `trigger.data` of the templates. */
export const hostileData = { long: 'a'.repeat(20_000), list: Array.from({ length: 20_000 }, (_, i) => i % 7) };

const doubling =
  '{% assign x = "aaaaaaaaaaaaaaaa" %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}{{ x }}';
const capturing =
  '{% assign x = "aaaaaaaaaaaaaaaa" %}{% for i in (1..60) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}';

/** Templates that would take a process down (security.md), each with what the error must say. */
// prettier-ignore
export const hostileTemplates: readonly [name: string, source: string, reason: RegExp][] = [
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

/** Patterns that a backtracking engine would try for ever on the long text, each with whether it occurs there; null: that is too much work. */
export const hostilePatterns: readonly [pattern: string, occurs: boolean | null][] = [
  ['(a+)+$', false],
  ['(a|a)*$', true],
  ['(.*a){20}$', null],
  ['(x+x+)+y', false],
  ['\\+?\\d{1,4}?[-.\\s]?\\(?\\d{1,3}?\\)?[-.\\s]?\\d{1,4}[-.\\s]?\\d{1,4}[-.\\s]?\\d{1,9}', false],
];
/** As long as a text may be to be searched; its end decides, so that who cuts it finds something else. */
export const longText = `${'a'.repeat(65_535)}!`;

const repeated = (part: string) => part.repeat(50_000).slice(0, 50_000);

/** Texts that make honest patterns begin again at every character, each with the presets that find something, and how often. */
export const hostileTexts: readonly (readonly [text: string, found: Readonly<Record<string, number>>])[] = [
  [repeated('1'), { phone: 2_632, concatenate: 2 }],
  [repeated('1-'), { phone: 5_000, concatenate: 2 }],
  ...['+1(', '12a', '1 (2', 'a@', '@.', ' '].map((part) => [repeated(part), { concatenate: 2 }] as const),
];
