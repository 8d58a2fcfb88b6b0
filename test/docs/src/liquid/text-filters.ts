import type { LiquidGroup } from './liquid-example.js';

export const textFilters: LiquidGroup = {
  title: 'Texts',
  data: { text: 'Main St\n1' },
  examples: {
    append: { does: 'Adds a text at the end.', template: '{{ contact.firstName | append: "!" }}' },
    prepend: { does: 'Adds a text at the beginning.', template: '{{ contact.firstName | prepend: "Dear " }}' },
    upcase: { does: 'In capital letters.', template: '{{ contact.firstName | upcase }}' },
    downcase: { does: 'In small letters.', template: '{{ contact.firstName | downcase }}' },
    capitalize: { does: 'The first letter large, the others small.', template: '{{ "gift CARD" | capitalize }}' },
    strip: { does: 'Without white space at both ends.', template: '{{ "  Ann " | strip }}' },
    lstrip: { does: 'Without white space at the beginning.', template: '{{ "  Ann " | lstrip }}' },
    rstrip: { does: 'Without white space at the end.', template: '{{ "  Ann " | rstrip }}' },
    squish: {
      does: 'Runs of white space become one space, none at the ends.',
      template: '{{ "  Ann   Lee " | squish }}',
    },
    normalize_whitespace: {
      does: 'Runs of white space become one space, also at the ends.',
      template: '{{ " Ann   Lee" | normalize_whitespace }}',
    },
    strip_newlines: {
      does: 'Without line breaks.',
      template: '{{ trigger.data.text | strip_newlines }}',
    },
    newline_to_br: {
      does: 'Line breaks become `<br />`.',
      template: '{{ trigger.data.text | newline_to_br }}',
    },
    strip_html: { does: 'Without HTML tags.', template: '{{ "<b>Ann</b> Lee" | strip_html }}' },
    replace: { does: 'Replaces every occurrence.', template: '{{ "a-b-c" | replace: "-", "+" }}' },
    replace_first: { does: 'Replaces the first occurrence.', template: '{{ "a-b-c" | replace_first: "-", "+" }}' },
    replace_last: { does: 'Replaces the last occurrence.', template: '{{ "a-b-c" | replace_last: "-", "+" }}' },
    remove: { does: 'Removes every occurrence.', template: '{{ "a-b-c" | remove: "-" }}' },
    remove_first: { does: 'Removes the first occurrence.', template: '{{ "a-b-c" | remove_first: "-" }}' },
    remove_last: { does: 'Removes the last occurrence.', template: '{{ "a-b-c" | remove_last: "-" }}' },
    truncate: {
      does: 'At most so many characters, those of the ending included.',
      template: '{{ "A long prize name" | truncate: 10, "…" }}',
    },
    truncatewords: { does: 'At most so many words.', template: '{{ "A long prize name" | truncatewords: 2 }}' },
    number_of_words: { does: 'How many words.', template: '{{ "A long prize name" | number_of_words }}' },
    slugify: { does: 'As part of an address.', template: '{{ "Grand Final: 2026!" | slugify }}' },
    split: { does: 'A list, divided at a text.', template: '{{ "a,b,c" | split: "," | last }}' },
  },
};
