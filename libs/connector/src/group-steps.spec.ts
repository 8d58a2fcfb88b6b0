import { describe, expect, it } from '@jest/globals';
import { aCommand } from '@fanfare/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { defineAction, exit, type BatchSpec } from './action.js';
import { groupSteps } from './group-steps.js';
import { Registry } from './registry.js';

const input = z.object({ list: z.string(), n: z.number() });

function aRegistry(batch?: BatchSpec<z.output<typeof input>>) {
  const registry = new Registry('kit', 'Kit');
  const about = { title: 'T', summary: 'S', input, exits: { Success: z.object({}) }, repeat: 'pure' as const };
  const handler = { run: async (steps: readonly unknown[]) => steps.map(() => exit('Success', {})) };
  registry.add(defineAction({ name: 'Batched', ...about, ...(batch && { batch }) }), handler);
  return registry;
}

const items = (inputs: object[]) =>
  inputs.map((given) => ({ head: aCommand('Batched', { input: given as never }), cargo: '', line: '' }));
const inputs = fc.array(fc.record({ list: fc.constantFrom('a', 'b', 'c'), n: fc.integer() }), { maxLength: 120 });

describe('steps of one message', () => {
  it('share a call when `by` says the same, in their order, at most `max` at a time, in the fewest calls', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 20 }), (given, max) => {
        const { groups } = groupSteps(items(given), aRegistry({ max, by: ({ list }) => list }));
        const calls = groups.map(({ work }) => work.map(({ step }) => step.input as z.output<typeof input>));
        for (const list of ['a', 'b', 'c']) {
          const mine = calls.filter(([first]) => first?.list === list);
          const wanted = given.filter((one) => one.list === list);
          expect(mine.flat()).toEqual(wanted);
          expect(mine.map(({ length }) => length)).toEqual(chunks(wanted.length, max));
        }
      }),
    );
  });

  it('are called alone without `batch`', () => {
    const { groups } = groupSteps(items([{ list: 'a', n: 1 }, { list: 'a', n: 2 }]), aRegistry()); // prettier-ignore
    expect(groups.map(({ work }) => work.length)).toEqual([1, 1]);
  });

  it('that cannot be done as they are leave the others’ call as it is', () => {
    const { groups, refused } = groupSteps(items([{ list: 'a', n: 1 }, { list: 'a' }, { list: 'a', n: 3 }]), aRegistry({ max: 9 })); // prettier-ignore
    expect(groups.map(({ work }) => work.length)).toEqual([2]);
    expect(refused.map(({ error }) => error.message)).toEqual([expect.stringMatching(/^n: /)]);
  });
});

function chunks(length: number, max: number): number[] {
  return length === 0 ? [] : [...Array<number>(Math.ceil(length / max) - 1).fill(max), length % max || max];
}
