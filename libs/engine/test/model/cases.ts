import fc from 'fast-check';
import type { Outcome } from '@fanfare/contracts';
import { randomGraph, randomSettings } from './random-graphs.js';

/** An event that comes from outside while the run is under way. */
const happening = fc.record({
  type: fc.constantFrom('Prize.Awarded', 'Prize.Awarded', 'Prize.Awarded', 'Loyalty.TierAdded', 'Contact.ListAdded'),
  afterMs: fc.oneof(fc.nat(8_000), fc.nat(100_000)),
  n: fc.nat(1),
});
export type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

const error = (retryable: boolean) => ({ code: 'Bad', message: 'bad', retryable });
/** Whatever a service may answer. */
const outcome = fc.constantFrom<Outcome>(
  { exit: 'Success', output: { n: 5 } },
  { exit: 'Success', output: { n: [1, 2] } },
  { exit: 'Other', output: {} },
  { exit: 'Failure', output: {}, error: error(false) },
  { exit: 'Failure', output: {}, error: error(true) },
);

/** In a hundred: how often it happens where it may happen. */
const faults = fc.record({
  /** A worker dies between two things that it does. */
  crash: fc.constantFrom(0, 3, 10),
  /** A message is delivered once more, at once or much later. */
  duplicate: fc.constantFrom(0, 10, 30),
  /** Nothing is delivered for a while, and timers are late. */
  stall: fc.constantFrom(0, 3),
});
export type Faults = typeof faults extends fc.Arbitrary<infer F> ? F : never;

/** Two workflows, of which the first may call the other, and everything that happens to a run of the first. */
export const randomCase = fc.record({
  main: randomGraph,
  other: randomGraph,
  mainSettings: randomSettings,
  otherSettings: randomSettings,
  events: fc.array(happening, { maxLength: 3 }),
  outcomes: fc.array(outcome, { minLength: 1, maxLength: 4 }),
  aboutSomebody: fc.constantFrom(true, true, true, true, false),
  /** Whether a service that is asked again says the same instants again, or only the same outcome. */
  sameInstants: fc.boolean(),
  faults,
  seed: fc.noShrink(fc.nat()),
});
export type Case = typeof randomCase extends fc.Arbitrary<infer C> ? C : never;
