import type { LiquidGroup } from './liquid-example.js';

export const dateFilters: LiquidGroup = {
  title: 'Dates',
  data: { wonAt: '2026-10-31T23:30:00Z' },
  examples: {
    date: {
      does: "Writes a date, in the workflow's time zone or the one that is named.",
      template:
        '{{ trigger.data.wonAt | date: "%-d %B %Y, %H:%M" }} / {{ trigger.data.wonAt | date: "%H:%M", "Europe/Berlin" }}',
    },
    date_to_xmlschema: { does: 'As ISO 8601.', template: '{{ trigger.data.wonAt | date_to_xmlschema }}' },
    date_to_rfc822: { does: 'As in e-mails.', template: '{{ trigger.data.wonAt | date_to_rfc822 }}' },
    date_to_string: { does: 'The day in short.', template: '{{ trigger.data.wonAt | date_to_string }}' },
    date_to_long_string: {
      does: 'The day in full.',
      template: '{{ trigger.data.wonAt | date_to_long_string: "ordinal", "US" }}',
    },
  },
};
