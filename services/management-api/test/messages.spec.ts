import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { listCommunications, resendCommunication, sendTestEmail, sendTestSms, takeBounce, type ReplyOf } from '@fanfare/contracts'; // prettier-ignore
import { Answers } from '@fanfare/bus';
import { openBench } from './bench.js';

const asked: object[] = [];

// real: NATS, the API. fake: messaging, which keeps what it is asked.
@Controller()
class MessagingDesk {
  @Answers(listCommunications)
  async list(question: object): Promise<ReplyOf<typeof listCommunications>> {
    asked.push(question);
    return { communications: [], next: 'cursor' };
  }

  @Answers(resendCommunication)
  async resend(question: object): Promise<ReplyOf<typeof resendCommunication>> {
    asked.push(question);
    const source = { kind: 'resend', of: 'm1' } as const;
    const instants = { queuedAt: 0, sentAt: 0, deliveredAt: null, bouncedAt: null };
    return { id: 'm2', contact: null, channel: 'sms', template: null, to: '+14155550100', subject: null, status: 'sent', failure: null, segments: 1, source, ...instants }; // prettier-ignore
  }

  @Answers(sendTestEmail)
  async testEmail(question: object): Promise<ReplyOf<typeof sendTestEmail>> {
    asked.push(question);
    return { messageId: '<m@example.com>' };
  }

  @Answers(sendTestSms)
  async testSms(question: object): Promise<ReplyOf<typeof sendTestSms>> {
    asked.push(question);
    return { messageId: 'SM1', segments: 1 };
  }

  @Answers(takeBounce)
  async bounce(question: object): Promise<ReplyOf<typeof takeBounce>> {
    asked.push(question);
    return { communication: 'm1', became: 'delivered', notMailable: [] };
  }
}

describe('messages by the API', () => {
  let bench: Awaited<ReturnType<typeof openBench>>;
  beforeAll(async () => {
    bench = await openBench([MessagingDesk]);
  });
  beforeEach(() => void asked.splice(0));
  afterAll(() => bench.close());

  const at = (path: string) => `/v1/workspaces/acme${path}`;

  it('are listed by contact, channel, status and workflow, page by page', async () => {
    const { status, body } = await bench.call('GET', at('/communications?contact=ann&channel=sms&status=undelivered&workflow=w&after=x&limit=5')); // prettier-ignore
    expect([status, body]).toEqual([200, { communications: [], next: 'cursor' }]);
    expect(asked).toEqual([{ workspace: 'acme', contact: 'ann', channel: 'sms', status: 'undelivered', workflow: 'w', after: 'x', limit: 5 }]); // prettier-ignore
    await bench.call('GET', at('/communications'));
    expect(asked[1]).toEqual({ workspace: 'acme', limit: 50 });
  });

  it.each(['status=lost', 'channel=fax', 'limit=1000', 'colour=red'])('that nobody can have are refused: %s', async (query) => {
    expect((await bench.call('GET', at(`/communications?${query}`))).status).toBe(400);
    expect(asked).toEqual([]);
  }); // prettier-ignore

  it('are sent again, tried and reported about', async () => {
    expect((await bench.call('POST', at('/communications/m1/resend'), { request: 'r1' })).body).toMatchObject({ id: 'm2' }); // prettier-ignore
    expect((await bench.call('POST', at('/email-templates/t/test'), { to: 'me@example.com' })).status).toBe(200);
    expect((await bench.call('POST', at('/sms-templates/t/test'), { to: '+14155550100', app: 'main' })).status).toBe(200); // prettier-ignore
    expect((await bench.call('POST', at('/bounces'), { raw: 'From: x' })).body).toMatchObject({ became: 'delivered' });
    expect(asked).toMatchObject([{ id: 'm1', request: 'r1' }, { id: 't', to: 'me@example.com' }, { app: 'main' }, { raw: 'From: x' }]); // prettier-ignore
  });
});
