import { describe, expect, it } from '@jest/globals';
import { Refused } from '@fanfare/connector';
import { Patience } from './patience.js';
import { errorOf, mayBeOfOneRecord } from './trouble.js';

describe('an answer of Salesforce that is no success', () => {
  const words = (said: string) => said;
  const meaning = (status: number, errorCode: string, message: string, headers = {}) => {
    const patience = new Patience({ firstMs: 60_000, longestMs: 900_000 }, () => 0);
    return errorOf({ status, headers, body: [{ errorCode, message }] }, { words, patience, repeatable: false });
  };

  it.each([
    [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { name: 'Busy', afterMs: 60_000 }],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.', { name: 'Busy', afterMs: 5_000 }], // prettier-ignore
    [503, 'SERVER_UNAVAILABLE', 'The server is unavailable', { name: 'NotSent' }],
    [401, 'INVALID_SESSION_ID', 'Session expired or invalid', { name: 'NotSent' }],
    [401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API', { name: 'Refused' }],
    [403, 'API_DISABLED_FOR_ORG', 'API is not enabled', { name: 'Refused', code: 'API_DISABLED_FOR_ORG' }],
    [404, 'NOT_FOUND', 'The requested resource does not exist', { name: 'Refused', code: 'NOT_FOUND' }],
    [500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred', { name: 'Error' }],
  ])('%i %s, %s', (status, code, message, wanted) => {
    expect(meaning(status, code, message)).toMatchObject({ message: `${code}, ${message}`, ...wanted });
  });

  it('may be somebody else’s, who does not speak as Salesforce', () => {
    const patience = new Patience({ firstMs: 1, longestMs: 1 });
    const other = (status: number, headers = {}, repeatable = false) =>
      errorOf({ status, headers, body: '<html>' }, { words, patience, repeatable });
    expect(other(429, { 'retry-after': '7' })).toMatchObject({ name: 'Busy', afterMs: 7_000 });
    expect(other(414)).toMatchObject({ name: 'Refused', code: 'HTTP_414' });
    expect([other(408), other(503)]).toMatchObject([{ name: 'Error' }, { name: 'Error' }]);
    expect(other(503, {}, true)).toMatchObject({ name: 'NotSent' });
    expect(other(502)).toMatchObject({ name: 'Error', message: 'HTTP_502, an answer 502' });
  });
});

it.each([
  ['JSON_PARSER_ERROR', true],
  ['DUPLICATE_VALUE', true],
  ['HTTP_413', true],
  ['NOT_FOUND', false],
  ['INVALID_TYPE', false],
  ['invalid_client', false],
])('%s may be of one record: %s', (code, may) => {
  expect(mayBeOfOneRecord(new Refused('no', { code }))).toBe(may);
});
