import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineAction, exit, failure, type ActionHandler, type Step } from './action.js';
import { Handles } from './handles.js';

// The compiler is what is tested here: an @ts-expect-error that meets no error fails `npm run typecheck`.
const about = {
  title: 'T',
  summary: 'S',
  input: z.object({ n: z.number() }),
  exits: { Success: z.object({ n: z.number() }) },
};
const Double = defineAction({ name: 'Double', ...about, repeat: 'pure' });
const Ask = defineAction({ name: 'Ask', ...about, repeat: 'ask' });
type Steps = readonly Step<typeof Double>[];

it('a handler knows its input and may leave by a declared exit, or by Failure', async () => {
  const handler: ActionHandler<typeof Double> = {
    run: async (steps) =>
      steps.map(({ input }) => (input.n > 9 ? failure('TooMuch', 'At most 9.') : exit('Success', { n: input.n * 2 }))),
  };
  expect(await handler.run([{ input: { n: 2 } }] as unknown as Steps, AbortSignal.abort())).toEqual([
    exit('Success', { n: 4 }),
  ]);
});

it('a handler that leaves by an undeclared exit, or with other data, does not compile', () => {
  const handlers: ActionHandler<typeof Double>[] = [
    // @ts-expect-error: there is no exit Sucess
    { run: async (steps) => steps.map(() => exit('Sucess', { n: 1 })) },
    // @ts-expect-error: n is a number
    { run: async (steps) => steps.map(() => exit('Success', { n: 'one' })) },
    // @ts-expect-error: the input has no m
    { run: async (steps) => steps.map(({ input }) => exit('Success', { n: input.m })) },
  ];
  expect(handlers).toHaveLength(3);
});

it('a handler of an action that repeats by asking does not compile without lookUp', () => {
  const run = async (steps: readonly Step<typeof Ask>[]) => steps.map(({ input }) => exit('Success', input));
  // @ts-expect-error: lookUp is missing
  const incomplete: ActionHandler<typeof Ask> = { run };
  const complete: ActionHandler<typeof Ask> = { run, lookUp: async (steps) => steps.map(() => null) };
  expect([Ask.repeat, incomplete, complete]).toHaveLength(3);
});

it('a class that does not do what its action declares cannot be tied to it', () => {
  // @ts-expect-error: it answers with something else
  @Handles(Double)
  class Wrong {
    run = async (steps: Steps) => steps.map(() => 'done');
  }
  expect(Wrong.name).toBe('Wrong');
});
