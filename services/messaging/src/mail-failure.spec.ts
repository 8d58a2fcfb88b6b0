import { expect, it } from '@jest/globals';
import { mailFailure } from './mail-failure.js';

it.each([
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'recipient refused'],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, 'recipient later'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'recipient refused'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, 'recipient later'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530 }, 'sender refused'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 451 }, 'server away'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'login refused'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454 }, 'server away'],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, 'server away'],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, 'server away'],
  [{ code: 'EDNS', command: 'CONN' }, 'server away'],
  [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT', command: 'CONN' }, 'server away'],
  [{ code: 'ESOCKET', command: 'CONN' }, 'nobody knows'],
  [{ code: 'ECONNECTION', command: 'DATA' }, 'nobody knows'],
  [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'CONN' }, 'nobody knows'],
  [{ code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'server away'],
  [null, 'nobody knows'],
])('%j is: %s', (error, failure) => {
  expect(mailFailure(error)).toBe(failure);
});
