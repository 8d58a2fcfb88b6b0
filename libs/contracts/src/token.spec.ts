import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStepId, stepIdOf } from './token.js';

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const branch = fc.array(fc.nat(200), { maxLength: 5 }).map((splits) => ['0', ...splits].join('.'));

it('a step’s identity has its parts in it, whatever they are', () => {
  fc.assert(
    fc.property(name, branch, name, fc.nat(), (run, branch, node, visit) => {
      expect(parseStepId(stepIdOf({ run: { id: run }, branch, node, visit }))).toEqual({ run, branch, node, visit });
    }),
  );
});

it('steps that differ in any part have different identities', () => {
  const place = fc.record({ run: fc.record({ id: name }), branch, node: name, visit: fc.nat() });
  fc.assert(
    fc.property(place, place, (one, other) => {
      expect(stepIdOf(one) === stepIdOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});
