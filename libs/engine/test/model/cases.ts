import fc from 'fast-check';
import type { Outcome } from '@fanfare/contracts';
import { randomGraph, randomMeeting, randomSettings } from './random-graphs.js';

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
const anyCase = fc.record({
  main: randomGraph,
  other: randomGraph,
  mainSettings: randomSettings,
  otherSettings: randomSettings,
  events: fc.oneof(fc.constant([]), fc.array(happening, { maxLength: 3 })),
  /** When a person ends the first run; null: nobody does. */
  cancelledAfterMs: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(100_000) }),
  /** How often a person has what failed tried again, when all is quiet. */
  replays: fc.constantFrom(0, 0, 0, 0, 1, 2),
  outcomes: fc.array(outcome, { minLength: 1, maxLength: 4 }),
  aboutSomebody: fc.constantFrom(true, true, true, true, false),
  /** Whether a service that is asked again says the same instants again, or only the same outcome. */
  sameInstants: fc.boolean(),
  faults,
  seed: fc.noShrink(fc.nat()),
});

/** Runs of which a person has tried again what failed where branches meet. */
const triedAgain = fc
  .tuple(anyCase, randomMeeting, fc.constantFrom(1, 2))
  .map(([given, main, replays]): typeof given => {
    return { ...given, main, replays, events: [], cancelledAfterMs: null, mainSettings: {} };
  });

export const randomCase = fc.oneof({ weight: 7, arbitrary: anyCase }, { weight: 1, arbitrary: triedAgain });
export type Case = typeof randomCase extends fc.Arbitrary<infer C> ? C : never;
