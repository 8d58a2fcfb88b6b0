import type { LiquidGroup } from './liquid-example.js';

export const listFilters: LiquidGroup = {
  title: 'Lists',
  data: {
    list: [3, 1, 2, 3],
    gaps: ['a', null, 'b'],
    items: [
      { sku: 'a', price: 5, kind: 'x' },
      { sku: 'b', price: 20, kind: 'y' },
      { sku: 'c', price: 9, kind: 'x' },
    ],
  },
  examples: {
    size: { does: 'How many items, or characters.', template: '{{ trigger.data.list | size }}' },
    first: { does: 'The first item.', template: '{{ trigger.data.list | first }}' },
    last: { does: 'The last item.', template: '{{ trigger.data.list | last }}' },
    join: {
      does: 'A text, with another between the items.',
      template: '{{ trigger.data.list | join: ", " }}',
    },
    sort: { does: 'In ascending order.', template: '{{ trigger.data.list | sort | join: " " }}' },
    sort_natural: {
      does: 'In the order of the alphabet, whatever the case.',
      template: '{{ "b,C,a" | split: "," | sort_natural | join: " " }}',
    },
    reverse: { does: 'In the opposite order.', template: '{{ trigger.data.list | reverse | join: " " }}' },
    uniq: { does: 'Each item once.', template: '{{ trigger.data.list | uniq | join: " " }}' },
    compact: {
      does: 'Without missing items.',
      template: '{{ trigger.data.gaps | compact | join: " " }}',
    },
    concat: { does: 'The items of both lists.', template: '{{ contact.tags | concat: contact.lists | join: " " }}' },
    slice: {
      does: 'So many items, or characters, from a place on.',
      template: '{{ trigger.data.list | slice: 1, 2 | join: " " }}',
    },
    push: {
      does: 'With an item more at the end.',
      template: '{{ trigger.data.list | push: 9 | join: " " }}',
    },
    unshift: {
      does: 'With an item more at the beginning.',
      template: '{{ trigger.data.list | unshift: 9 | join: " " }}',
    },
    pop: { does: 'Without the last item.', template: '{{ trigger.data.list | pop | join: " " }}' },
    shift: { does: 'Without the first item.', template: '{{ trigger.data.list | shift | join: " " }}' },
    sum: { does: 'All items added up.', template: '{{ trigger.data.items | sum: "price" }}' },
    map: { does: 'One field of each item.', template: '{{ trigger.data.items | map: "sku" | join: " " }}' },
    where: {
      does: 'The items whose field has a value.',
      template: '{{ trigger.data.items | where: "kind", "x" | map: "sku" | join: " " }}',
    },
    where_exp: {
      does: 'The items for which an expression holds.',
      template: '{{ trigger.data.items | where_exp: "item", "item.price > 6" | map: "sku" | join: " " }}',
    },
    reject: {
      does: 'The items whose field has another value.',
      template: '{{ trigger.data.items | reject: "kind", "x" | map: "sku" | join: " " }}',
    },
    reject_exp: {
      does: 'The items for which an expression does not hold.',
      template: '{{ trigger.data.items | reject_exp: "item", "item.price > 6" | map: "sku" | join: " " }}',
    },
    find: {
      does: 'The first item whose field has a value.',
      template: '{{ trigger.data.items | find: "kind", "y" | json }}',
    },
    find_exp: {
      does: 'The first item for which an expression holds.',
      template: '{% assign found = trigger.data.items | find_exp: "item", "item.price > 6" %}{{ found.sku }}',
    },
    find_index: {
      does: 'The place of the first item whose field has a value; the first place is 0.',
      template: '{{ trigger.data.items | find_index: "kind", "y" }}',
    },
    find_index_exp: {
      does: 'The place of the first item for which an expression holds.',
      template: '{{ trigger.data.items | find_index_exp: "item", "item.price > 6" }}',
    },
    has: {
      does: 'Whether there is an item whose field has a value.',
      template: '{{ trigger.data.items | has: "kind", "y" }}',
    },
    has_exp: {
      does: 'Whether there is an item for which an expression holds.',
      template: '{{ trigger.data.items | has_exp: "item", "item.price > 50" }}',
    },
    group_by: {
      does: 'Groups with a `name` and their `items`.',
      template:
        '{% assign groups = trigger.data.items | group_by: "kind" %}{% for g in groups %}{{ g.name }}: {{ g.items.size }} {% endfor %}',
    },
    group_by_exp: {
      does: 'Groups by what an expression gives.',
      template:
        '{% assign groups = trigger.data.items | group_by_exp: "item", "item.price > 6" %}{% for g in groups %}{{ g.name }}: {{ g.items.size }} {% endfor %}',
    },
    array_to_sentence_string: {
      does: 'The items as people list them.',
      template: '{{ trigger.data.items | map: "sku" | array_to_sentence_string: "or" }}',
    },
  },
};
