import { expect, it } from '@jest/globals';
import { outcomesKeptMs } from './outcomes-kept.js';

it('answers are kept longer than a step can lie among the dead letters', () => {
  const deadLettersMs = 30 * 86_400_000;
  expect(outcomesKeptMs({})).toBeGreaterThan(deadLettersMs);
  expect(() => outcomesKeptMs({ OUTCOMES_KEPT_DAYS: '30' })).toThrow('OUTCOMES_KEPT_DAYS');
});
