import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getConsents, listSubscriptionGroups, saveSubscriptionGroup, setConsent } from '@fanfare/contracts';
import { aCommand, eventually } from '@fanfare/testing';
import { aContact, merge, noted, notNoted, openWorld, type World } from './messaging-world.js';

const workspace = 'acme';

describe('what a contact wants to be told', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.requests.ask(saveSubscriptionGroup, { workspace, id: 'offers', name: 'Offers <new>' });
  });
  afterAll(() => world.close());

  const say = (contact: string, group: string, state: 'subscribed' | 'unsubscribed', at?: number) =>
    world.requests.ask(setConsent, {
      workspace,
      contact,
      channel: 'email',
      group,
      state,
      ...(at !== undefined && { at }),
    });
  const said = async (contact: string) =>
    (await world.requests.ask(getConsents, { workspace, contact })).consents.map(({ group, state, source }) => [group, state, source]); // prettier-ignore
  const send = async (contactId: string, group = 'general') => {
    const template = await world.aTemplate({ id: `t-${group}`, group });
    const { outcome } = await world.bench.run(aCommand('ContactEmailSend', { contactId, input: { template } }));
    return outcome?.error?.code ?? outcome?.exit;
  };
  /** The links of the last mail to somebody, as reached on this machine. */
  const linkTo = (contact: string) => {
    const mail = world.mailTo(`${contact}@example.com`).at(-1);
    const [, path] = /^List-Unsubscribe:\s+<https:\/\/mail\.example\.com(.*?)>/m.exec(mail?.text ?? '') ?? [];
    return `${world.service.url}${path}`;
  };
  const form = (body: string) => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

  it('is what was said last, whatever comes late', async () => {
    await say('late', 'offers', 'unsubscribed', 2_000);
    await say('late', 'offers', 'subscribed', 1_000);
    expect(await said('late')).toEqual([['offers', 'unsubscribed', 'api']]);
    await expect(say('late', 'offers', 'subscribed', Date.now() + 60_000)).rejects.toMatchObject({
      errors: [{ path: 'at' }],
    });
    await expect(say('late', 'nope', 'subscribed')).rejects.toMatchObject({ errors: [{ path: 'group' }] });
  });

  it('is told to contacts, also when nobody was there to hear it, and again only when something else is said', async () => {
    const of = (contact: string) => noted.filter((one) => one.contact === contact).map(({ group, state, at }) => [group, state, at]); // prettier-ignore
    const consents = world.db.collection<{ _id: string }>('consents');
    const word = { workspace, contact: 'unheard', channel: 'email', group: 'offers', state: 'subscribed', at: 1_000, source: 'form' }; // prettier-ignore
    await consents.insertOne({ _id: 'left by a crash', ...word });
    await say('told', 'offers', 'subscribed', 2_000);
    await eventually(async () => expect(await consents.countDocuments({ told: { $ne: true } })).toBe(0));
    expect([of('told'), of('unheard')]).toEqual([[['offers', 'subscribed', 2_000]], [['offers', 'subscribed', 1_000]]]);
    await say('told', 'offers', 'unsubscribed', 3_000);
    await eventually(async () => expect(of('told').at(-1)).toEqual(['offers', 'unsubscribed', 3_000]));
    expect(of('unheard')).toHaveLength(1);
  });

  it('is told also when that of somebody else, who spoke before, is not taken, and that one as soon as it is', async () => {
    const consents = world.db.collection('consents');
    notNoted.add('refused');
    await say('refused', 'offers', 'subscribed', 1_000);
    await say('after', 'offers', 'subscribed', 2_000);
    await eventually(async () => expect(await consents.countDocuments({ contact: 'after', told: true })).toBe(1));
    expect(await consents.countDocuments({ contact: 'refused', told: true })).toBe(0);
    notNoted.delete('refused');
    await say('third', 'offers', 'subscribed', 3_000);
    await eventually(async () => expect(await consents.countDocuments({ contact: 'refused', told: true })).toBe(1));
  });

  it('is what was said under any id: a visitor who said no gets no mail when it is merged, whichever id a run knows', async () => {
    aContact('mia');
    aContact('visitor');
    await say('mia', 'general', 'subscribed');
    await say('visitor', 'general', 'unsubscribed');
    merge('visitor', 'mia');
    expect([await send('mia'), await send('visitor')]).toEqual(['NotConsented', 'NotConsented']);
    await say('visitor', 'general', 'subscribed');
    expect([await send('mia'), await send('visitor')]).toEqual(['Success', 'Success']);
    expect((await said('mia')).map(([, state]) => state)).toEqual(['subscribed', 'subscribed']);
  });

  it('is known of groups that nobody defined, and of those that somebody did', async () => {
    const { groups } = await world.requests.ask(listSubscriptionGroups, { workspace });
    expect(groups.map(({ id, consent }) => [id, consent])).toEqual([['general', 'explicit'], ['offers', 'explicit']]); // prettier-ignore
  });

  it('ends with one click of the mailbox, for the group of the mail and for no other', async () => {
    aContact('ann');
    await say('ann', 'general', 'subscribed');
    await say('ann', 'offers', 'subscribed');
    expect(await send('ann')).toBe('Success');
    const link = linkTo('ann');
    const looked = await fetch(link);
    expect([looked.status, looked.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("default-src 'none'")]); // prettier-ignore
    expect(await send('ann')).toBe('Success');
    expect((await fetch(link, form('List-Unsubscribe=One-Click'))).status).toBe(200);
    expect(await send('ann')).toBe('NotConsented');
    expect(await send('ann', 'offers')).toBe('Success');
    expect(await said('ann')).toContainEqual(['general', 'unsubscribed', 'unsubscribe link']);
  });

  it('is chosen on a page, group by group, or nothing at all', async () => {
    aContact('bob');
    await say('bob', 'general', 'subscribed');
    await send('bob');
    const page = linkTo('bob').replace('/unsubscribe?', '/preferences?');
    const shown = await (await fetch(page)).text();
    expect(shown).toContain('value="general" checked');
    expect(shown).toContain('Offers &lt;new&gt;');
    expect(await (await fetch(page, form('group=offers'))).text()).toContain('Saved');
    expect([await send('bob'), await send('bob', 'offers')]).toEqual(['NotConsented', 'Success']);
    await fetch(page, form('group=offers&none=yes'));
    expect([await send('bob'), await send('bob', 'offers')]).toEqual(['NotConsented', 'NotConsented']);
    await fetch(page, form('group=general'));
    expect([await send('bob'), await send('bob', 'offers')]).toEqual(['Success', 'NotConsented']);
  });

  it('is changed by no link that is not ours', async () => {
    aContact('eve');
    await say('eve', 'general', 'subscribed');
    await send('eve');
    const [head, signature] = linkTo('eve')
      .split('.')
      .slice(-2)
      .map((part) => part.split('=').at(-1) ?? '');
    const forged = Buffer.from(JSON.stringify([workspace, 'ann', 'email', 'offers'])).toString('base64url');
    for (const token of [`${forged}.${signature}`, `${head}.x`, String(head), 'x', `.${signature}`]) {
      const answer = await fetch(`${world.service.url}/unsubscribe?t=${token}`, form(''));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    }
    expect(await said('eve')).toEqual([['general', 'subscribed', 'api']]);
  });
});
