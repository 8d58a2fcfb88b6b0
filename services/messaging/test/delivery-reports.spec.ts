import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setConsent, takeBounce } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { aReport } from './a-report.js';
import { aContact, openWorld, type World } from './messaging-world.js';

// real: NATS, MongoDB, SMTP, the service. fake: contacts, the orchestrator, mail servers on the way.
describe('a report about a mail that somebody hands in', () => {
  let world: World;
  let template: string;
  beforeAll(async () => {
    world = await openWorld();
    template = await world.aTemplate();
  });
  afterAll(() => world.close());

  const send = async (contactId: string) => {
    aContact(contactId);
    await world.requests.ask(setConsent, { workspace: 'acme', contact: contactId, channel: 'email', group: '*', state: 'subscribed' }); // prettier-ignore
    const { outcome } = await world.bench.run(aCommand('ContactEmailSend', { contactId, input: { template } }));
    return { code: outcome?.error?.code ?? outcome?.exit, messageId: outcome?.output['messageId'] as string };
  };
  const take = (raw: string, workspace = 'acme') => world.requests.ask(takeBounce, { workspace, raw });
  const bouncedAt = async (messageId: string) =>
    (await world.db.collection('communications').findOne({ messageId }))?.['bouncedAt'] as number | null;

  it('for good is the last one to that address', async () => {
    const { messageId } = await send('gone');
    const report = aReport({ messageId, to: 'Gone@example.com', status: '5.1.1' });
    expect(await take(report)).toEqual({
      communication: expect.any(String),
      became: 'bounced',
      notMailable: ['gone@example.com'],
    });
    const at = await bouncedAt(messageId);
    expect(at).toEqual(expect.any(Number));
    await take(report);
    expect(await bouncedAt(messageId)).toBe(at);
    expect((await send('gone')).code).toBe('AddressNotMailable');
  });

  it('because the mailbox was full for days is not', async () => {
    const { messageId } = await send('full');
    expect(await take(aReport({ messageId, to: 'full@example.com', status: '4.2.2' }))).toMatchObject({
      notMailable: [],
    });
    expect(await bouncedAt(messageId)).toEqual(expect.any(Number));
    expect((await send('full')).code).toBe('Success');
  });

  it.each<[string, (messageId: string) => [string, string?]]>([
    ['of another workspace', (messageId) => [aReport({ messageId, to: 'eve@example.com', status: '5.1.1' }), 'other']],
    ['to somebody else', (messageId) => [aReport({ messageId, to: 'ann@example.com', status: '5.1.1' })]],
    ['that nobody sent', () => [aReport({ messageId: '<x@example.com>', to: 'eve@example.com', status: '5.1.1' })]],
    [
      'that is only late',
      (messageId) => [aReport({ messageId, to: 'eve@example.com', status: '4.2.2', action: 'delayed' })],
    ],
    ['that is none', () => ['Subject: Away\r\n\r\nI am on holiday']],
  ])('%s changes nothing', async (_what, report) => {
    const { messageId } = await send('eve');
    expect(await take(...report(messageId))).toEqual({ communication: null, became: null, notMailable: [] });
    expect(await bouncedAt(messageId)).toBeNull();
    expect((await send('eve')).code).toBe('Success');
  });
});
