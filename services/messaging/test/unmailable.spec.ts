import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listUnmailable, removeUnmailable, sendTestEmail, setConsent, takeBounce } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { aReport } from './a-report.js';
import { aContact, openWorld, type World } from './messaging-world.js';

const workspace = 'acme';

// real: NATS, MongoDB, SMTP, the service. fake: contacts, the orchestrator.
describe('an address that gets nothing more', () => {
  let world: World;
  let template: string;
  beforeAll(async () => {
    world = await openWorld();
    template = await world.aTemplate();
  });
  afterAll(() => world.close());

  const send = async (contactId: string) => {
    const { outcome } = await world.bench.run(aCommand('ContactEmailSend', { contactId, input: { template } }));
    return { code: outcome?.error?.code ?? outcome?.exit, messageId: outcome?.output['messageId'] as string };
  };
  const bounced = async (contact: string) => {
    aContact(contact);
    await world.requests.ask(setConsent, { workspace, contact, channel: 'email', group: '*', state: 'subscribed' });
    const { messageId } = await send(contact);
    const raw = aReport({ messageId, to: `${contact}@example.com`, status: '5.1.1' });
    await world.requests.ask(takeBounce, { workspace, raw });
  };
  const list = (given = {}) => world.requests.ask(listUnmailable, { workspace, ...given });
  const remove = (address: string) => world.requests.ask(removeUnmailable, { workspace, channel: 'email', address });

  it('is listed, the latest first, page by page, in its own workspace', async () => {
    for (const contact of ['one', 'two', 'three']) await bounced(contact);
    const first = await list({ limit: 2 });
    const rest = await list({ limit: 2, after: first.next ?? '' });
    const all = [...first.addresses, ...rest.addresses];
    expect(all.map(({ address }) => address).toSorted()).toEqual(['one@example.com', 'three@example.com', 'two@example.com']); // prettier-ignore
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
    expect([all[0], rest.next]).toMatchObject([{ channel: 'email', reason: '5.1.1' }, null]);
    expect((await world.requests.ask(listUnmailable, { workspace: 'other' })).addresses).toEqual([]);
  });

  it('gets no template that somebody tries either', async () => {
    await bounced('tried');
    const test = { workspace, id: template, to: 'Tried@example.com' };
    await expect(world.requests.ask(sendTestEmail, test)).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('5.1.1') }); // prettier-ignore
    expect(world.mailTo('Tried@example.com')).toEqual([]);
  });

  it('gets messages again when somebody says that it works, however it is written', async () => {
    await bounced('back');
    expect((await send('back')).code).toBe('AddressNotMailable');
    expect(await remove('Back@Example.com')).toMatchObject({ address: 'back@example.com', reason: '5.1.1' });
    expect((await send('back')).code).toBe('Success');
    await expect(remove('back@example.com')).rejects.toMatchObject({ code: 'NotFound' });
  });
});
