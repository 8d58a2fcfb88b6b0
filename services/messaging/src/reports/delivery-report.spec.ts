import { describe, expect, it } from '@jest/globals';
import { readReport } from './delivery-report.js';
import { aReport } from '../../test/a-report.js';

describe('a mail that came back', () => {
  it('says whose and which it was, and how it ended', async () => {
    expect(
      await readReport(aReport({ messageId: '<m1@example.com>', to: 'ann@example.com', status: '5.1.1' })),
    ).toEqual({
      envelopeId: null,
      messageId: '<m1@example.com>',
      recipients: [{ address: 'ann@example.com', action: 'failed', status: '5.1.1' }],
    });
  });

  it('says by which name of its own it was handed on, where the server knew that', async () => {
    const report = aReport({ messageId: '<m1@example.com>', envelopeId: 'a1b2', to: 'ann@example.com', status: '2.0.0', action: 'delivered' }); // prettier-ignore
    expect(await readReport(report)).toMatchObject({ envelopeId: 'a1b2', recipients: [{ action: 'delivered' }] });
  });

  it('says so too with the whole mail in it, folded lines and comments', async () => {
    const report = aReport({ messageId: '<m1@example.com>', to: 'ann@example.com', status: '4.2.2 (mailbox full)', action: 'delayed', original: 'message/rfc822' }); // prettier-ignore
    const folded = report.replace('Message-ID: ', 'Message-ID:\r\n ');
    expect(await readReport(folded)).toEqual({
      envelopeId: null,
      messageId: '<m1@example.com>',
      recipients: [{ address: 'ann@example.com', action: 'delayed', status: '4.2.2' }],
    });
  });

  it.each(['', 'Subject: Away\r\n\r\nI am on holiday', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n'])(
    'is none: %j',
    async (raw) => expect(await readReport(raw)).toBeNull(),
  );
});
