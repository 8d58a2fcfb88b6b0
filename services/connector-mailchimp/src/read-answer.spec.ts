import { describe, expect, it } from '@jest/globals';
import type { Json } from '@fanfare/contracts';
import { Busy, NotSent, Refused } from '@fanfare/connector';
import { z } from 'zod';
import { Problem } from './problem.js';
import { readAnswer } from './read-answer.js';

const read = (status: number, body: Json) =>
  readAnswer({ status, headers: {}, body }, z.object({ id: z.string() }), {
    account: 'Mailchimp acme',
    what: 'GET /ping',
  });
const problem = (status: number, detail = 'words') => ({ type: 'about:blank', title: 'Title', status, detail });

describe('an answer of Mailchimp', () => {
  it('is what was asked for, or weather when it is something else', () => {
    expect(read(200, { id: 'a', more: 1 })).toEqual({ id: 'a' });
    expect(() => read(200, '<html>')).toThrow('something that is no answer');
  });

  it.each([400, 404, 405])('%d is the problem of one request', (status) => {
    expect(read(status, problem(status))).toBeInstanceOf(Problem);
  });

  it.each([
    ['429', 429, problem(429), Busy],
    ['429 without a word', 429, null, Busy],
    ['403 without a word', 403, null, Busy],
    ['403 with a page', 403, '<html>', Busy],
    ['403 with a problem', 403, problem(403), Refused],
    ['401', 401, problem(401), Refused],
    ['503 with a page', 503, '<html><title>Request Blocked</title>', NotSent],
  ])('%s is about the account', (_, status, body, type) => {
    expect(() => read(status, body)).toThrow(type);
  });

  it.each([
    [500, problem(500)],
    [404, '<html>'],
    [302, null],
  ])('%d %j is weather', (status, body) => {
    expect(() => read(status, body)).toThrow(`Mailchimp answered GET /ping with ${status}`);
  });

  it('is told without the addresses that are in it', () => {
    expect(() => read(403, problem(403, "of 'ada@example.com'"))).toThrow("(403, Title: of '…')");
  });
});
