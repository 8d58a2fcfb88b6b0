import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  forgetMessages,
  getCommunication,
  listCommunications,
  resendCommunication,
  setConsent,
  takeBounce,
} from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { aReport } from './a-report.js';
import { aContact, gone, openWorld, whileAskedFor, type World } from './messaging-world.js';

const workspace = 'acme';

// real: NATS, MongoDB, SMTP, the service. fake: contacts, the orchestrator.
describe('a contact who is deleted', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const agree = (contact: string) =>
    world.requests.ask(setConsent, { workspace, contact, channel: 'email', group: '*', state: 'subscribed' });
  const forget = (contacts: string[], placeholder: string) =>
    world.requests.ask(forgetMessages, { workspace, contacts, placeholder });
  const send = async (contactId: string | null, input = {}, given = {}) => {
    const template = await world.aTemplate({ id: JSON.stringify(given).slice(0, 60), ...given });
    const command = aCommand('ContactEmailSend', { contactId, input: { template, ...input } });
    return { command, ...(await world.bench.run(command)) };
  };
  const count = () => world.db.collection('communications').countDocuments();
  const listOf = async (contact: string) =>
    (await world.requests.ask(listCommunications, { workspace, contact })).communications;
  /** In which collections something is still to be read. */
  const whereIs = async (words: string) => {
    const all = await world.db.listCollections();
    const found = await Promise.all(
      all.map(async ({ name }) =>
        JSON.stringify(await world.db.collection(name).find().toArray()).includes(words) ? [name] : [],
      ),
    );
    return found.flat();
  };

  it('is in no message, consent or address any more, and its messages are still counted', async () => {
    aContact('p-mia', { firstName: 'Mirabelle', email: 'mirabelle@home.test' });
    aContact('p-visitor', { firstName: 'Mirabelle', email: 'mirabelle@home.test' });
    await agree('p-mia');
    await agree('p-visitor');
    await send('p-mia', { data: { seat: 'seat-7-of-mirabelle' } });
    await send('p-visitor');
    await send(null, { to: 'mirabelle@home.test' }, { transactional: true });
    const before = await count();
    expect(await whereIs('irabelle')).toEqual(['communications']);
    expect(await forget(['p-mia', 'p-visitor'], 'placeholder-1')).toEqual({
      communications: 3,
      consents: 2,
      unmailable: 0,
    });
    expect(await Promise.all(['irabelle', 'p-mia', 'p-visitor'].map(whereIs))).toEqual([[], [], []]);
    expect(await count()).toBe(before);
    expect(await listOf('placeholder-1')).toMatchObject([{ to: 'placeholder-1', status: 'sent' }, { subject: null }]);
    expect(await forget(['p-mia', 'p-visitor'], 'placeholder-1')).toEqual({
      communications: 0,
      consents: 0,
      unmailable: 0,
    });
  });

  it('of others nothing is taken, in this workspace or in another', async () => {
    aContact('p-ann');
    await agree('p-ann');
    await send('p-ann');
    await forget(['p-other'], 'placeholder-2');
    await world.requests.ask(forgetMessages, { workspace: 'other', contacts: ['p-ann'], placeholder: 'placeholder-2' });
    expect(await listOf('p-ann')).toMatchObject([{ to: 'p-ann@example.com', status: 'sent' }]);
    expect((await send('p-ann')).outcome).toMatchObject({ exit: 'Success' });
  });

  it('has had an address that stays unmailable for who has it next, and which nobody can read', async () => {
    aContact('p-back', { email: 'bounces@home.test' });
    await agree('p-back');
    const { outcome } = await send('p-back');
    const messageId = outcome?.output['messageId'] as string;
    await world.requests.ask(takeBounce, {
      workspace,
      raw: aReport({ messageId, to: 'bounces@home.test', status: '5.1.1' }),
    });
    expect(await forget(['p-back'], 'placeholder-3')).toMatchObject({ unmailable: 1 });
    expect(await whereIs('bounces@home.test')).toEqual([]);
    aContact('p-next', { email: 'Bounces@home.test' });
    await agree('p-next');
    expect((await send('p-next')).outcome?.error?.code).toBe('AddressNotMailable');
  });

  it('gets no mail of a step that was at work on it meanwhile, and nothing of it stays', async () => {
    aContact('p-late', { firstName: 'Latecomer', email: 'late@home.test' });
    whileAskedFor('p-late', () => forget(['p-late'], 'placeholder-4'));
    const { outcome } = await send('p-late', {}, { transactional: true });
    expect(outcome?.error?.code).toBe('ContactNotFound');
    expect(world.mailTo('late@home.test')).toEqual([]);
    expect(await Promise.all(['late@home.test', 'Latecomer', 'p-late'].map(whereIs))).toEqual([[], [], []]);
  });

  it('is sent nothing again', async () => {
    aContact('p-again', { email: 'again@home.test' });
    await send('p-again', {}, { transactional: true });
    const [message] = await listOf('p-again');
    await forget(['p-again'], 'placeholder-5');
    const which = { workspace, id: String(message?.id) };
    await expect(world.requests.ask(resendCommunication, { ...which, request: 'r' })).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('was deleted') }); // prettier-ignore
    expect(await world.requests.ask(getCommunication, which)).toMatchObject({ html: null, text: '', subject: null });
    expect(world.mailTo('again@home.test')).toHaveLength(1);
  });

  it('says nothing any more that is kept: by an old link, or by a hub', async () => {
    aContact('p-click', { email: 'click@home.test' });
    await agree('p-click');
    await send('p-click');
    const [, path] =
      /^List-Unsubscribe:\s+<https:\/\/mail\.example\.com(.*?)>/m.exec(
        world.mailTo('click@home.test')[0]?.text ?? '',
      ) ?? [];
    gone('p-click');
    await forget(['p-click'], 'placeholder-6');
    expect((await fetch(`${world.service.url}${path}`, { method: 'POST' })).status).toBe(200);
    await expect(agree('p-click')).rejects.toMatchObject({ code: 'NotFound' });
    expect(await whereIs('p-click')).toEqual([]);
  });

  it('who comes again under the same name is somebody new, whose words are kept', async () => {
    await forget(['p-twice'], 'placeholder-7');
    aContact('p-twice', { id: 'p-reborn', email: 'twice@home.test' });
    expect((await agree('p-twice')).consents).toMatchObject([{ state: 'subscribed' }]);
    expect(await whereIs('p-twice')).toEqual([]);
    expect(await whereIs('p-reborn')).toEqual(['consents']);
  });
});
