import { expect, it } from '@jest/globals';
import { clock } from './clock.js';

it('an instant is shown in UTC, in a form that can be given back', () => {
  const at = Date.parse('2026-11-01T09:30:05.700Z');
  expect(clock(at)).toBe('2026-11-01 09:30:05Z');
  expect(Date.parse(clock(at))).toBe(Date.parse('2026-11-01T09:30:05Z'));
});
