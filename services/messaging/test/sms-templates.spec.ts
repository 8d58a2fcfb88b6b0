import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getSmsTemplate, listSmsTemplates, previewSms, removeSmsTemplate, saveSmsTemplate, sendTestSms, testApp, type JsonObject, type SmsTemplate } from '@fanfare/contracts'; // prettier-ignore
import { aConnectedApp } from '@fanfare/testing';
import { aContact } from './messaging-world.js';
import { openSmsWorld, type SmsWorld } from './sms-world.js';

const workspace = 'acme';

// real: NATS, MongoDB, HTTP, the service. fake: Twilio, contacts.
describe('an SMS template', () => {
  let world: SmsWorld;
  beforeAll(async () => {
    world = await openSmsWorld();
    aContact('ann', { firstName: 'Ann & Co' });
  });
  afterAll(() => world.close());

  const save = (given: Partial<SmsTemplate>) =>
    world.requests.ask(saveSmsTemplate, { workspace, id: 'refused', name: 'N', text: 'Hi', ...given });
  const preview = (id: string, given = {}) => world.requests.ask(previewSms, { workspace, id, ...given });
  const test = (id: string, given = {}) =>
    world.requests.ask(sendTestSms, { workspace, id, to: '+14155550100', ...given });

  it('is kept as it was written, listed page by page, and removed', async () => {
    for (const id of ['a', 'b', 'c']) await save({ id, name: id.toUpperCase() });
    const first = await world.requests.ask(listSmsTemplates, { workspace, limit: 2 });
    expect([first.templates.map(({ name }) => name), first.next]).toEqual([['A', 'B'], 'b']);
    expect((await world.requests.ask(listSmsTemplates, { workspace, after: 'b' })).templates).toHaveLength(1);
    const one = { workspace, id: 'c' };
    expect(await world.requests.ask(getSmsTemplate, one)).toEqual({ id: 'c', name: 'C', text: 'Hi', transactional: false, group: 'general' }); // prettier-ignore
    await world.requests.ask(removeSmsTemplate, one);
    await expect(world.requests.ask(getSmsTemplate, one)).rejects.toMatchObject({ code: 'NotFound' });
  });

  it.each([
    ['{{ contact.firstName', 'text'],
    ['{{ trigger.data.seat }}', 'trigger is nothing here'],
    ['{% include "x" %}', 'text'],
  ])('that is %j is refused, with what is wrong', async (text, words) => {
    await expect(save({ text })).rejects.toMatchObject({ code: 'Invalid', errors: [expect.objectContaining({ path: 'text' })] }); // prettier-ignore
    const refused: unknown = await save({ text }).catch((error: unknown) => error);
    expect(JSON.stringify(refused)).toContain(words);
    await expect(preview('refused')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('is shown as it goes out, and what that costs', async () => {
    await save({ id: 'seat', text: 'Hi {{ contact.firstName }}, seat {{ variables.seat }}{{ variables.sign }}' });
    const plain = await preview('seat', { contact: 'ann', data: { seat: '12B' } });
    expect(plain).toEqual({ text: 'Hi Ann & Co, seat 12B', segments: 1, encoding: 'GSM-7', unusual: [] });
    const costly = await preview('seat', { contact: 'ann', data: { seat: 'x'.repeat(60), sign: '🎉' } });
    expect(costly).toMatchObject({ segments: 2, encoding: 'UCS-2', unusual: ['🎉'] });
    await expect(preview('seat', { contact: 'nobody' })).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('is tried on a phone, and is no message to a contact', async () => {
    await save({ id: 'tried', text: 'Seat {{ variables.seat }}' });
    expect(await test('tried', { data: { seat: '1A' } })).toEqual({ messageId: expect.stringMatching(/^SM/), segments: 1 }); // prettier-ignore
    expect(world.textsTo('+14155550100')).toEqual(['Seat 1A']);
    expect(await world.db.collection('communications').countDocuments()).toBe(0);
  });

  it('is tried on nobody who has texted STOP, and on nobody whose number takes nothing', async () => {
    const [stopped, landline] = ['+14155550122', '+14155550123'];
    await world.deliver({ form: { From: stopped, Body: 'STOP' }, query: {} });
    await world.taken();
    world.twilio.cannotText(landline);
    await world.send(null, { message: 'x', to: landline, transactional: true });
    world.twilio.journal.clear();
    await expect(test('tried', { to: stopped })).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('STOP') }); // prettier-ignore
    await expect(test('tried', { to: landline })).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('21614') }); // prettier-ignore
    expect(world.twilio.journal.to('POST', /Messages/)).toEqual([]);
  });

  it('that cannot be tried says why, and what to do', async () => {
    await save({ id: 'long', text: '{{ variables.text }}' });
    const refused = (words: string) => ({ code: 'Conflict', message: expect.stringContaining(words) });
    await expect(test('long', { data: { text: 'ж'.repeat(1_000) } })).rejects.toMatchObject(refused('15 segments'));
    await expect(test('tried', { app: 'other' })).rejects.toMatchObject(refused('no connected app other'));
    world.twilio.cannotText('+14155550111');
    await expect(test('tried', { to: '+14155550111' })).rejects.toMatchObject(refused('cannot take text messages'));
    world.twilio.misbehave({ kind: 'throttles' }, { times: 1 });
    await expect(test('tried')).rejects.toMatchObject(refused('was not sent'));
  });
});

describe('people who connect an account', () => {
  let world: SmsWorld;
  beforeAll(async () => {
    world = await openSmsWorld();
  });
  afterAll(() => world.close());

  const tried = (settings: JsonObject = {}, secrets: JsonObject = { authToken: 'auth-token' }) => {
    const all = { accountSid: world.accountSid, from: '+15005550006', endpoint: world.twilio.url, ...settings };
    const app = aConnectedApp({ connector: 'messaging', id: 'tried', settings: all, secrets });
    return world.requests.ask(testApp('messaging'), { app });
  };

  it('are told as whom it sends, or what is wrong', async () => {
    expect(await tried()).toEqual({ ok: true, about: `${world.accountSid}, sending as +15005550006` });
    expect(await tried({ apiKeySid: 'SK1' }, { apiKeySecret: 'key-secret' })).toMatchObject({ ok: true });
    expect(await tried({}, { authToken: 'wrong' })).toEqual({ ok: false, reason: expect.stringContaining('does not let us in') }); // prettier-ignore
    expect(await tried({ from: '+19995550000' })).toEqual({ ok: false, reason: expect.stringContaining('has no number') }); // prettier-ignore
    expect(await tried({ accountSid: 'nonsense' })).toEqual({ ok: false, reason: expect.stringContaining('accountSid') }); // prettier-ignore
  });
});
