import { describe, expect, it } from '@jest/globals';
import type { Json } from '@fanfare/contracts';
import { readAnswer } from './read-answer.js';

const errors: Json[] = [
  { type: "'quantity' is not valid", input_array: 'purchases', index: 3 },
  'an error in words',
  { x: 1 },
];
const complaints = [
  { said: "'quantity' is not valid", place: { array: 'purchases', index: 3 } },
  { said: 'an error in words', place: null },
  { said: '{"x":1}', place: null },
];

describe('an answer of Braze', () => {
  it('says what is wrong in objects or in words', () => {
    expect(readAnswer({ status: 201, body: { message: 'success', events_processed: 2, errors } })).toEqual({
      kind: 'taken',
      queued: false,
      complaints,
      processed: { events: 2 },
    });
    expect(readAnswer({ status: 400, body: { message: 'Bad', errors } })).toEqual({ kind: 'refused', message: 'Bad', complaints }); // prettier-ignore
  });

  it('may be that it is queued, which is accepted', () => {
    expect(readAnswer({ status: 202, body: { message: 'queued' } })).toMatchObject({ kind: 'taken', queued: true });
  });

  it.each([
    [400, { message: 'Max Input Length Exceeded' }],
    [400, { message: 'The max number of external_ids and aliases per request was exceeded' }],
    [413, null],
  ])('may be that it is too much (%d %j)', (status, body) => {
    expect(readAnswer({ status, body }).kind).toBe('too much');
  });

  it('that is refused without a word is refused all the same', () => {
    expect(readAnswer({ status: 400, body: 'no' })).toEqual({
      kind: 'refused',
      message: 'Bad Request',
      complaints: [],
    });
  });

  it.each([
    [200, '<html>'],
    [200, { ok: true }],
    [201, { message: 'Oops' }],
  ])('is not %d %j', (status, body) => {
    expect(() => readAnswer({ status, body })).toThrow('Braze answered');
  });

  it('has no address in what is kept of it', () => {
    const answer = readAnswer({ status: 400, body: { message: "the email 'ada@example.com' is blocked" } });
    expect(answer).toMatchObject({ message: "the email '…' is blocked" });
  });
});
