/** Where Liquid here differs from what its own documentation says, or says nothing. */
export const ourRules: readonly string[] = [
  'Dates without an offset are UTC. `date` writes them in the time zone of the workflow (`settings.timezone`), or the one that is named. `"now"` and `"today"` are the recorded instant of the step, never the clock: a repeat gives the same.',
  '`divided_by` gives a whole number when both numbers are whole, rounded down, as at Shopify.',
  'There are no files: `include`, `render`, `layout` and `block` do not exist. Nor does `sample`: nothing here is left to chance.',
  'A filter that does not exist is an error when the workflow is validated. A value that does not exist prints nothing, and leaves a warning in the run unless it has a `default`.',
  'Nothing is escaped by itself: write `| escape` where a text goes into HTML.',
  "A template sees the run's data and nothing else, and cannot change it.",
];

/** Templates that show it. */
export const surprises: readonly string[] = [
  '{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ 7 | divided_by: 2.5 }}',
  '{{ "now" | date: "%Y-%m-%d %H:%M" }}',
  '{{ "2026-11-01 08:00" | date: "%H:%M %z" }}',
  '{{ contact.nothing }}!',
  '{{ contact.nothing | default: "nothing" }}!',
  '{{ contact.firstName | nope }}!',
  '{% include "header" %}',
  '{% render "header" %}',
  '{{ contact.tags | sample }}!',
  '{{ contact.__proto__ }}!',
  '{% for i in (1..100000000) %}{% endfor %}',
];
