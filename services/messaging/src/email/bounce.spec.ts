import { describe, expect, it } from '@jest/globals';
import { isPermanent, readBounce } from './bounce.js';
import { aReport } from '../../test/a-report.js';

describe('a mail that came back', () => {
  it('says whose and which it was, and how it ended', async () => {
    expect(
      await readBounce(aReport({ messageId: '<m1@example.com>', to: 'ann@example.com', status: '5.1.1' })),
    ).toEqual({
      messageId: '<m1@example.com>',
      recipients: [{ address: 'ann@example.com', action: 'failed', status: '5.1.1' }],
    });
  });

  it('says so too with the whole mail in it, folded lines and comments', async () => {
    const report = aReport({ messageId: '<m1@example.com>', to: 'ann@example.com', status: '4.2.2 (mailbox full)', action: 'delayed', original: 'message/rfc822' }); // prettier-ignore
    const folded = report.replace('Message-ID: ', 'Message-ID:\r\n ');
    expect(await readBounce(folded)).toEqual({
      messageId: '<m1@example.com>',
      recipients: [{ address: 'ann@example.com', action: 'delayed', status: '4.2.2' }],
    });
  });

  it.each(['', 'Subject: Away\r\n\r\nI am on holiday', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n'])(
    'is none: %j',
    async (raw) => expect(await readBounce(raw)).toBeNull(),
  );

  it('is for good only where it failed for good', () => {
    expect(isPermanent({ action: 'failed', status: '5.1.1' })).toBe(true);
    expect(isPermanent({ action: 'failed', status: '4.4.7' })).toBe(false);
    expect(isPermanent({ action: 'delayed', status: '5.1.1' })).toBe(false);
  });
});
