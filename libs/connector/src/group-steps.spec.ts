import { describe, expect, it } from '@jest/globals';
import { aCommand } from '@fanfare/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { defineAction, exit, type ActionSpec } from './action.js';
import { defineApp, type OpenApp } from './app.js';
import type { NoApp } from './apps.js';
import { groupSteps, type Grouping } from './group-steps.js';

const input = z.object({ list: z.string(), n: z.number() });

const about = { title: 'T', summary: 'S', input, exits: { Success: z.object({}) }, repeat: 'pure' as const };
const handler = { run: async (steps: readonly unknown[]) => steps.map(() => exit('Success', {})) };

function grouping(more: Partial<ActionSpec<typeof input>> = {}, choose: Grouping['choose'] = () => none): Grouping {
  const spec = { ...defineAction({ name: 'Batched', ...about }), ...more } as ActionSpec;
  return { service: 'kit', find: (name) => (name === 'Batched' ? { spec, handler } : undefined), choose };
}
const none: NoApp = { refused: { code: 'AppNotConnected', message: 'connect one' } };
const anApp = defineApp({ title: 'Acme', settings: z.object({}) });
const app = (id: string): OpenApp => ({
  workspace: 'acme',
  id,
  name: `Acme ${id}`,
  settings: {},
  revision: 1,
  pause: () => undefined,
});

const items = (inputs: object[]) =>
  inputs.map((given) => ({ head: aCommand('Batched', { input: given as never }), cargo: '', line: '' }));
const inputs = fc.array(fc.record({ list: fc.constantFrom('a', 'b', 'c'), n: fc.integer() }), { maxLength: 120 });

describe('steps of one message', () => {
  it('may share a call when `by` says the same, in their order', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { groups } = groupSteps(items(given), grouping({ batch: { max: 9, by: ({ list }) => list } }));
        const calls = groups.map(({ work }) => work.map(({ step }) => step.input as z.output<typeof input>));
        const wanted = [...Map.groupBy(given, ({ list }) => list).values()];
        expect(calls).toEqual(wanted);
      }),
    );
  });

  it('go to the lane of their app and its endpoint, and those of another app to another', () => {
    const choose: Grouping['choose'] = (_workspace, named) => app(named ?? 'only');
    const endpoint = ({ list }: z.output<typeof input>) => `https://${list}.example.com`;
    const steps = items([{ list: 'a', n: 1, app: 'one' }, { list: 'a', n: 2 }, { list: 'b', n: 3 }, { list: 'a', n: 4 }]); // prettier-ignore
    const { groups } = groupSteps(steps, grouping({ app: anApp, endpoint, batch: { max: 9 } }, choose));
    expect(groups.map(({ lane, work }) => [lane?.ref.app, lane?.name, work.length])).toEqual([
      ['one', 'Acme one', 1],
      ['only', 'Acme only', 2],
      ['only', 'Acme only', 1],
    ]);
    expect(new Set(groups.map(({ lane }) => lane?.ref.endpoint)).size).toBe(2);
  });

  it('without an app that they need fail, and those that may do without go on', () => {
    const steps = items([{ list: 'a', n: 1 }]);
    const needed = groupSteps(steps, grouping({ app: anApp }));
    expect(needed.refused).toMatchObject([{ error: { code: 'AppNotConnected', message: 'connect one' } }]);
    const optional = groupSteps(steps, grouping({ app: anApp, appIsOptional: true }));
    expect(optional.groups).toMatchObject([{ lane: null, work: [{ step: { app: null } }] }]);
  });

  it('wait for an app that cannot be opened now', () => {
    const { waiting } = groupSteps(
      items([{ list: 'a', n: 1 }]),
      grouping({ app: anApp }, () => ({ wait: 'no key' })),
    );
    expect(waiting.map(({ reason }) => reason)).toEqual(['no key']);
  });

  it('that cannot be done as they are leave the others’ call as it is', () => {
    const { groups, refused } = groupSteps(items([{ list: 'a', n: 1 }, { list: 'a' }, { list: 'a', n: 3 }]), grouping({ batch: { max: 9 } })); // prettier-ignore
    expect(groups.map(({ work }) => work.length)).toEqual([2]);
    expect(refused.map(({ error }) => error.message)).toEqual([expect.stringMatching(/^n: /)]);
  });
});
