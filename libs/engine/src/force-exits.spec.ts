import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { forceExits, forceProblems, simulate, validate } from './index.js';
import { actions, contactOf, definitionOf, echo, eventOf, runRef, workflowOf } from '../test/builders.js';

const entries = Object.fromEntries(actions);
const branches = (more: object = {}) => ['A', 'B'].map((name) => ({ name, next: 'z', ...more }));
const when = { left: '{{ contact.firstName }}', op: 'eq' as const, right: 'Ann' };
const steps: Record<string, Step> = {
  decide: { action: 'Decision', branches: branches({ when }), else: 'z' },
  filter: { action: 'ContactFilter', when, next: { Success: 'z' } },
  random: { action: 'RandomSplit', branches: branches({ weight: 1 }) },
  split: { action: 'Split', branches: branches({ when }), else: 'z' },
};

describe('a step that decides by itself', () => {
  it.each<[string, string]>([
    ['decide', 'A'], ['decide', 'B'], ['decide', 'Else'], ['filter', 'Success'], ['filter', 'Failure'], ['random', 'A'], ['random', 'B'], ['split', 'None'],
  ])('%s leaves by %s when it is told so', (id, exit) => {
    const definition = definitionOf({ [id]: steps[id]!, z: echo() });
    expect(forceProblems(definition, { [id]: exit }, entries)).toEqual([]);
    const forced = forceExits(definition, { [id]: exit });
    expect(validate(forced, actions)).toEqual([]);
    const start = { run: runRef, event: eventOf(), contact: contactOf() };
    const { path } = simulate(workflowOf(forced.steps), start, () => ({ exit: 'Success', output: {} }));
    expect(path[0]).toEqual({ branch: '0', node: id, exit });
  }); // prettier-ignore
});

describe('an exit that cannot be had', () => {
  const definition = definitionOf({ ...steps, z: echo(), set: { action: 'SetVariables', input: { x: 1 } } });

  it.each<[string, string, RegExp]>([
    ['nobody', 'Success', /no step 'nobody'/],
    ['z', 'OfferExpired', /Echo can be made to leave by Success, Failure/],
    ['decide', 'C', /A, B, Else/],
    ['set', 'Failure', /what it is given/],
  ])('of %s is said: %s', (id, exit, message) => {
    expect(forceProblems(definition, { [id]: exit }, entries)).toEqual([
      { path: `exits.${id}`, message: expect.stringMatching(message) },
    ]);
  });
});
