import type { LiquidGroup } from './liquid-example.js';

export const tags: LiquidGroup = {
  title: 'Tags',
  data: { list: ['a', 'b', 'c'] },
  examples: {
    if: {
      does: 'A part for when something holds, with `elsif` and `else`.',
      template: '{% if contact.properties.points >= 1000 %}Gold{% elsif contact %}Silver{% else %}Guest{% endif %}',
    },
    unless: {
      does: 'A part for when something does not hold.',
      template: '{% unless contact.mobile %}No number{% endunless %}',
    },
    case: {
      does: 'One of several parts, by a value.',
      template: '{% case contact.type %}{% when "Identified", "Authenticated" %}Known{% else %}New{% endcase %}',
    },
    for: {
      does: 'A part for each item; `forloop.index` counts from 1, `else` is for an empty list.',
      template: '{% for x in trigger.data.list %}{{ forloop.index }}{{ x }} {% else %}none{% endfor %}',
    },
    break: {
      does: 'Leaves the loop.',
      template: '{% for i in (1..5) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}',
    },
    continue: {
      does: 'Goes on with the next item.',
      template: '{% for i in (1..5) %}{% if i == 3 %}{% continue %}{% endif %}{{ i }}{% endfor %}',
    },
    cycle: {
      does: 'One value after the other, in turn.',
      template: '{% for i in (1..4) %}{% cycle "odd", "even" %} {% endfor %}',
    },
    tablerow: {
      does: 'Rows and cells of an HTML table.',
      template: '{% tablerow x in trigger.data.list cols: 2 %}{{ x }}{% endtablerow %}',
    },
    assign: { does: 'Names a value.', template: '{% assign total = 3 | times: 4 %}{{ total }}' },
    capture: {
      does: 'Names a text.',
      template: '{% capture name %}{{ contact.firstName }} {{ contact.lastName }}{% endcapture %}{{ name | upcase }}',
    },
    increment: {
      does: 'Prints a counter, then adds one; it begins at 0.',
      template: '{% increment n %}{% increment n %}',
    },
    decrement: { does: 'Takes one from a counter, then prints it.', template: '{% decrement n %}{% decrement n %}' },
    echo: { does: 'Prints, inside `liquid`.', template: '{% echo contact.firstName | upcase %}' },
    liquid: {
      does: 'Several tags without their brackets, each on a line of its own (⏎).',
      template: '{% liquid\nassign n = 2\necho n | times: 3\n%}',
    },
    raw: { does: 'Prints what would otherwise be Liquid.', template: '{% raw %}{{ name }}{% endraw %}' },
    comment: { does: 'Prints nothing.', template: 'a{% comment %}why{% endcomment %}b' },
    '#': { does: 'Prints nothing, in one tag.', template: 'a{% # why %}b' },
  },
};
