import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getCommunication,
  listCommunications,
  resendCommunication,
  setConsent,
  type StepCommand,
} from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { aContact, openWorld, type World } from './messaging-world.js';

const workspace = 'acme';

describe('messages to a contact', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const agree = (contact: string, state: 'subscribed' | 'unsubscribed') =>
    world.requests.ask(setConsent, { workspace, contact, channel: 'email', group: '*', state });
  const sentTo = async (contactId: string, given: Partial<StepCommand> = {}) => {
    aContact(contactId);
    await agree(contactId, 'subscribed');
    const template = await world.aTemplate();
    return world.bench.run(aCommand('ContactEmailSend', { contactId, input: { template }, ...given }));
  };
  const list = (contact: string, given = {}) =>
    world.requests.ask(listCommunications, { workspace, contact, ...given });
  const resend = (id: string, request: string) => world.requests.ask(resendCommunication, { workspace, id, request });

  it('are listed, newest first, page by page, and shown as they were written', async () => {
    for (let i = 0; i < 3; i++) await sentTo('ann');
    await sentTo('other');
    const first = await list('ann', { limit: 2 });
    const rest = await list('ann', { limit: 2, after: first.next ?? '' });
    expect([first.communications.length, rest.communications.length, rest.next]).toEqual([2, 1, null]);
    const all = [...first.communications, ...rest.communications];
    expect(all.map(({ queuedAt }) => queuedAt)).toEqual(all.map(({ queuedAt }) => queuedAt).toSorted((a, b) => b - a));
    const id = String(all[0]?.id);
    expect(await world.requests.ask(getCommunication, { workspace, id })).toMatchObject({ status: 'sent', subject: 'Welcome Ann', html: expect.stringContaining('Hi Ann'), source: { kind: 'step' } }); // prettier-ignore
    await expect(world.requests.ask(getCommunication, { workspace: 'other', id })).rejects.toMatchObject({
      code: 'NotFound',
    });
  });

  it('are listed by status, channel and workflow, each page in order', async () => {
    const find = async (given: object) => (await world.requests.ask(listCommunications, { workspace, ...given })).communications; // prettier-ignore
    world.answers.set('refused@example.com', 550);
    await sentTo('refused');
    for (let i = 0; i < 3; i++) await sentTo('many');
    const failed = await find({ status: 'failed' });
    expect(failed.map(({ contact, failure }) => [contact, failure])).toEqual([['refused', { code: 'RecipientRefused', message: expect.any(String) }]]); // prettier-ignore
    expect((await find({ status: 'sent', contact: 'refused' })).length).toBe(0);
    expect((await find({ channel: 'sms' })).length).toBe(0);
    const source = failed[0]?.source;
    const workflow = source?.kind === 'step' ? source.workflow : '';
    expect((await find({ workflow, contact: 'many', channel: 'email' })).length).toBe(3);
    expect(await find({ workflow: 'another' })).toEqual([]);
    const first = await list('many', { status: 'sent', limit: 2 });
    const rest = await list('many', { status: 'sent', limit: 2, after: first.next ?? '' });
    expect([...first.communications, ...rest.communications].map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']); // prettier-ignore
  });

  it('are sent again once for each request, as messages of their own, and to nobody who left meanwhile', async () => {
    await sentTo('bob');
    const id = String((await list('bob')).communications[0]?.id);
    const again = await resend(id, 'r1');
    expect(again).toMatchObject({ status: 'sent', source: { kind: 'resend', of: id }, to: 'bob@example.com' });
    expect(await resend(id, 'r1')).toEqual(again);
    const ids = world.mailTo('bob@example.com').map(({ text }) => /^Message-ID: (.*)$/m.exec(text)?.[1]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
    await agree('bob', 'unsubscribed');
    await expect(resend(id, 'r2')).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('did not agree') }); // prettier-ignore
    expect((await list('bob')).communications).toHaveLength(2);
  });
});
