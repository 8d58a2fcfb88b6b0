import { expect, it } from '@jest/globals';
import { referenceOf } from './reference.js';

it('a step has one reference, whichever try of its run it is', () => {
  expect(referenceOf('run-1/0.2/gift/3')).toBe('run-1/0.2/gift/3');
  expect(referenceOf('run-1/0.2/gift/3/r2')).toBe('run-1/0.2/gift/3');
});
