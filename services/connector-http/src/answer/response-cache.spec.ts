import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { HttpResponse } from '@fanfare/connector';
import { ResponseCache } from './response-cache.js';

const answer: HttpResponse = { status: 200, headers: {}, body: { n: 1 } };
let now = 0;
beforeEach(() => {
  now = 1_000_000;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => void jest.restoreAllMocks());

it('an answer is given to whom it is not too old for', () => {
  const cache = new ResponseCache();
  cache.put('a', answer, 60_000);
  now += 30_000;
  expect([cache.get('a', 60_000), cache.get('a', 30_001), cache.get('a', 30_000), cache.get('b', 60_000)]).toEqual([answer, answer, null, null]); // prettier-ignore
});

it('answers that nobody asks for make room, so that the cache stays as large as it may be', () => {
  const cache = new ResponseCache();
  const large = { ...answer, body: 'x'.repeat(1024 * 1024) };
  for (let i = 0; i < 40; i++) cache.put(`${i}`, large, 60_000);
  expect([cache.get('0', 60_000), cache.get('39', 60_000)]).toEqual([null, large]);
});
