import fc from 'fast-check';
import type { Condition, JsonObject, Step, StepError } from '@fanfare/contracts';

/** Values as people write them, good and odd: some refer to steps that may not have run. */
// prettier-ignore
const value = fc.constantFrom(
  'plain', 'Hi {{ contact.firstName }}', '{{ trigger.data.score }}', '{{ contact.properties.points }}', '{{ steps.s0.n }}', '{{ now }}', '/#trigger.data.list.0', 7, null,
  '{% for x in trigger.data.list %}{{ x }}{{ trigger.data.score }}{% endfor %}', '{{ trigger.data.size }}', '{{ trigger.data | json }}', '{{ trigger.type }}',
  '{{ variables.x }}', '{{ variables.list[0] }} {{ steps.s1.match }}',
);
const op = fc.constantFrom('gt' as const, 'eq' as const, 'contains' as const, 'withinLast' as const);
const condition: fc.Arbitrary<Condition> = fc.record({ left: value, op, right: value });

const choice = fc.record({
  // prettier-ignore
  action: fc.constantFrom(
    'Echo', 'Echo', 'Echo', 'ContactCouponIssue', 'Decision', 'Split', 'ContactFilter', 'Delay', 'RandomSplit', 'SetVariables', 'Regex',
  ),
  hops: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
  conditions: fc.array(condition, { minLength: 3, maxLength: 3 }),
  value,
  retries: fc.integer({ min: 0, max: 2 }),
  delay: fc.constantFrom<JsonObject>(
    { for: 'PT1M' },
    { for: 'PT0S' },
    { until: '{{ trigger.data.when }}' },
    { until: '2020-01-01' },
    { untilTime: '09:30', days: ['mon', 'sun'], timezone: '{{ contact.properties.timezone }}' },
    { untilTime: '{{ trigger.data.when }}' },
    { untilQuietHoursEnd: true, quietHours: { from: '22:00', to: '11:00' } },
  ),
  regex: fc.constantFrom<JsonObject>(
    { pattern: '\\w+', all: true },
    { preset: 'phone', operation: 'test' },
    { pattern: '(.)', operation: 'replace', replacement: '$1$1', all: true },
    { pattern: '{{ trigger.data.list[0] }}' },
  ),
  weights: fc.array(fc.double({ min: 0.001, max: 1_000, noNaN: true }), { minLength: 3, maxLength: 3 }),
});
type Choice = typeof choice extends fc.Arbitrary<infer C> ? C : never;

/** Random workflows without loops: every step leads only to later ones, some exits lead nowhere. */
// prettier-ignore
export const randomSteps = fc.array(choice, { minLength: 1, maxLength: 8 }).map((choices) =>
  Object.fromEntries(choices.map((made, i) => [`s${i}`, stepOf(made, (hop) => (i + hop < choices.length ? `s${i + hop}` : null))])),
);

function stepOf(made: Choice, to: (hop: number) => string | null): Step {
  const { action, hops, conditions, value, retries, delay, regex, weights } = made;
  const [first = null, second = null] = hops.map(to);
  const next = { Success: first, Failure: second };
  const branches = hops.map((hop, i) => ({ name: `b${i}`, when: conditions[i] ?? { all: [] }, next: to(hop) }));
  switch (action) {
    case 'Decision':
    case 'Split':
      return { action, branches, else: second };
    case 'ContactFilter':
      return { action, when: conditions[0] ?? { all: [] }, next };
    case 'Delay':
      return { action, input: delay, next };
    case 'RandomSplit':
      return { action, branches: hops.map((hop, i) => ({ name: `b${i}`, weight: weights[i] ?? 1, next: to(hop) })) };
    case 'SetVariables':
      return { action, input: { x: value, list: [value, '{{ variables.list }}'] }, next };
    case 'Regex':
      return { action, input: { text: value, ...regex }, next: { ...next, NoMatch: second } };
    case 'ContactCouponIssue':
      return { action, input: { offer: value }, next: { Success: first, '*': second }, retry: { limit: retries } };
    default:
      return { action, input: { any: value, text: value }, next, retry: { limit: retries } };
  }
}

const error = (retryable: boolean): StepError => ({ code: 'Timeout', message: 'no answer', retryable });

/** Whatever a service may answer. */
export const randomOutcome = fc.oneof(
  fc.record({
    exit: fc.constantFrom('Success', 'Success', 'Success', 'OfferExpired', 'Unheard'),
    output: fc.constant({ n: 5 }),
  }),
  fc.boolean().map((retryable) => ({ exit: 'Failure', output: {}, error: error(retryable) })),
);
