import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineAction, type Step } from './action.js';
import { defineApp } from './app.js';
import { Busy, NotSent, provesNothingWasSent } from './errors.js';
import { repeatClassOf } from './repeat-class.js';

const common = {
  name: 'Send',
  title: 'Send',
  summary: 'Sends.',
  input: z.object({ keyed: z.boolean() }),
  exits: { Success: z.object({}) },
};

describe('the repeat class of a step', () => {
  const stepWith = (input: object, settings?: object) => ({ input, app: settings ? { settings } : null }) as Pick<Step, 'input' | 'app'>; // prettier-ignore

  it('is what its action says for its input, or else for all', () => {
    const sometimes = defineAction({ ...common, repeat: 'never', repeatOf: ({ keyed }) => (keyed ? 'safe' : 'never') });
    expect([true, false].map((keyed) => repeatClassOf(sometimes, stepWith({ keyed })))).toEqual(['safe', 'never']);
    expect(repeatClassOf(defineAction({ ...common, repeat: 'own' }), stepWith({}))).toBe('own');
  });

  it('can depend on how its app is set up', () => {
    const app = defineApp({ title: 'Acme', settings: z.object({ reference: z.string() }) });
    const known = defineAction({ ...common, app, repeat: 'ask', repeatOf: (_, { settings }) => (settings.reference ? 'ask' : 'never') }); // prettier-ignore
    const classes = ['ref', ''].map((reference) => repeatClassOf(known, stepWith({}, { reference })));
    expect(classes).toEqual(['ask', 'never']);
  });

  it('can be `ask` for an input only when the action is: then its handler must be able to look up', () => {
    defineAction({ ...common, repeat: 'ask', repeatOf: () => 'ask' });
    // @ts-expect-error an action that is `never` has no lookUp
    defineAction({ ...common, repeat: 'never', repeatOf: () => 'ask' });
  });
});

describe('an error that proves that nothing was sent', () => {
  it.each([
    new NotSent('no connection'),
    new Error('x', { cause: new NotSent('no connection') }),
    new Busy('later', 1),
  ])('is %s', (error) => {
    expect(provesNothingWasSent(error)).toBe(true);
  });

  it('is not just any', () => {
    expect([new Error('reset'), new DOMException('late', 'TimeoutError')].map(provesNothingWasSent)).toEqual([
      false,
      false,
    ]);
  });
});
