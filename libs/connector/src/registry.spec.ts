import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineAction, exit } from './action.js';
import { actionOf, Handles } from './handles.js';
import { Registry } from './registry.js';

const about = { title: 'T', summary: 'S', input: z.object({}), exits: { Success: z.object({}) } };
const Pure = defineAction({ name: 'Pure', ...about, repeat: 'pure' });
const Ask = defineAction({ name: 'Ask', ...about, repeat: 'ask' });
const handler = { run: async (steps: readonly unknown[]) => steps.map(() => exit('Success', {})) };

describe('a service does not start', () => {
  it('when an action has two handlers, and says which', () => {
    const registry = new Registry({ name: 'kit' });
    registry.add(Pure, handler);
    expect(() => registry.add(Pure, handler)).toThrow('Pure has two handlers in kit');
  });

  it('when an action that repeats by asking has a handler that cannot look up', () => {
    expect(() => new Registry({ name: 'kit' }).add(Ask, handler)).toThrow(/Ask .* needs lookUp/);
  });

  it('when a class listed as a handler is not tied to an action', () => {
    class Forgotten {}
    expect(() => actionOf(Forgotten as never)).toThrow('Forgotten is listed as a handler but has no @Handles');
  });
});

it('a handler class is tied to its declaration', () => {
  @Handles(Pure)
  class PureHandler {
    run = handler.run;
  }
  expect(actionOf(PureHandler)).toBe(Pure);
});
