import type { LiquidGroup } from './liquid-example.js';

export const numberFilters: LiquidGroup = {
  title: 'Numbers',
  examples: {
    plus: { does: 'Adds.', template: '{{ contact.properties.points | plus: 5 }}' },
    minus: { does: 'Subtracts.', template: '{{ contact.properties.points | minus: 5 }}' },
    times: { does: 'Multiplies.', template: '{{ 3 | times: 1.5 }}' },
    divided_by: {
      does: 'Divides; a whole number by a whole number is rounded down.',
      template: '{{ 520 | divided_by: 100 }} {{ 520 | divided_by: 100.5 | round: 2 }}',
    },
    modulo: { does: 'What remains of a division.', template: '{{ 520 | modulo: 100 }}' },
    abs: { does: 'Without its sign.', template: '{{ -5 | abs }}' },
    round: { does: 'Rounded, to so many decimals.', template: '{{ 3.14159 | round: 2 }}' },
    floor: { does: 'Rounded down.', template: '{{ 3.9 | floor }}' },
    ceil: { does: 'Rounded up.', template: '{{ 3.1 | ceil }}' },
    at_least: { does: 'No less than.', template: '{{ 3 | at_least: 5 }}' },
    at_most: { does: 'No more than.', template: '{{ 8 | at_most: 5 }}' },
    to_integer: { does: 'A text as a number.', template: '{{ "42" | to_integer | plus: 1 }}' },
  },
};
