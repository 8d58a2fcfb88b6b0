import { expect, it } from '@jest/globals';
import { messageLines, messageText, reportText, unmailableLines, writtenText } from './message-lines.js';

const source = { kind: 'step', workflow: 'w', run: 'r', step: 's', site: null, card: null } as const;
const never = { sentAt: null, deliveredAt: null, bouncedAt: null };
const mail = { id: 'm1', contact: 'ann', channel: 'email', template: 't', to: 'ann@example.com', subject: 'Welcome', status: 'sent', segments: null, failure: null, source, queuedAt: 0, ...never } as const; // prettier-ignore
const failure = { code: 'HandsetUnreachable', message: 'The phone was switched off.' };
const text = { ...mail, id: 'm2', channel: 'sms', subject: null, status: 'undelivered', segments: 2, failure } as const;

it('a message is shown with what became of it, and what it is about or costs', () => {
  expect(messageLines([mail, text])).toBe(
    'm1  1970-01-01 00:00:00Z  email  sent  Welcome\nm2  1970-01-01 00:00:00Z  sms    undelivered  HandsetUnreachable  2 segments',
  );
  expect(messageLines([])).toBe('no messages');
});

it('a message is shown as it was written, with why it did not arrive', () => {
  expect(messageText({ ...text, html: null, text: 'Hi' })).toMatch(
    /^m2 .*\nto ann@example.com\nThe phone was switched off.\n\nHi$/,
  );
});

it('an address that gets nothing more is shown with why, unless it was somebody’s who is deleted', () => {
  const one = { channel: 'email', at: 0, reason: '5.1.1' } as const;
  expect(
    unmailableLines([
      { ...one, address: 'ann@example.com' },
      { ...one, address: null },
    ]),
  ).toBe(
    'ann@example.com  email  5.1.1  since 1970-01-01 00:00:00Z\n(deleted)        email  5.1.1  since 1970-01-01 00:00:00Z',
  );
  expect(unmailableLines([])).toBe('every address works');
});

it('a delivery report is answered with what became of which message, and which address gets no more', () => {
  expect(reportText({ communication: 'm1', became: 'bounced', notMailable: ['ann@example.com'] })).toBe(
    'm1: bounced\nann@example.com gets no more mail',
  );
  expect(reportText({ communication: null, became: null, notMailable: [] })).toContain('no e-mail of this workspace');
});

it('a template that is tried is shown as its receiver reads it, and what a text costs', () => {
  expect(writtenText({ subject: 'Welcome', html: '<p>Hi</p>', text: 'Hi\n' })).toBe('Subject: Welcome\n\nHi');
  expect(writtenText({ text: 'Hi 🎉', segments: 1, encoding: 'UCS-2', unusual: ['🎉'] })).toBe(
    'Hi 🎉\n\n1 segment of UCS-2, because of 🎉',
  );
  expect(writtenText({ text: 'Hi', segments: 2, encoding: 'GSM-7', unusual: [] })).toBe('Hi\n\n2 segments of GSM-7');
});
