import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetMessages, getConsents, listCommunications, resendCommunication, setConsent } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { aContact } from './messaging-world.js';
import { openSmsWorld, type SmsWorld } from './sms-world.js';

const workspace = 'acme';

// real: NATS, MongoDB, HTTP, the service. fake: Twilio, the gateway, contacts, the orchestrator.
describe('what Twilio tells', () => {
  let world: SmsWorld;
  beforeAll(async () => {
    world = await openSmsWorld();
  });
  afterEach(() => world.letGo());
  afterAll(() => world.close());

  const messagesOf = async (contact: string) =>
    (await world.requests.ask(listCommunications, { workspace, contact })).communications;
  const statusOf = async (contact: string) => (await messagesOf(contact))[0]?.status;
  const resend = (id: string, request: string) => world.requests.ask(resendCommunication, { workspace, id, request });
  const smsConsentsOf = async (contact: string) =>
    (await world.requests.ask(getConsents, { workspace, contact })).consents.flatMap(
      ({ channel, group, state, source }) => (channel === 'sms' ? [[group, state, source]] : []),
    );

  describe('of a message', () => {
    it('is that it is delivered', async () => {
      const ann = await world.somebody();
      await world.send(ann.id);
      await eventually(async () => expect(await statusOf(ann.id)).toBe('delivered'));
      expect(await messagesOf(ann.id)).toMatchObject([{ channel: 'sms', segments: 1, failure: null, sentAt: expect.any(Number) }]); // prettier-ignore
    });

    it('is understood in any order, and twice: the first word of each kind counts', async () => {
      const ann = await world.somebody();
      world.hold();
      await world.send(ann.id);
      await world.twilio.settled();
      const [sent, delivered] = world.held();
      if (!sent || !delivered) throw new Error('Twilio told nothing');
      await world.deliver(delivered, { at: 1_000 });
      await world.taken();
      await world.deliver(sent, { at: 2_000 });
      await world.deliver(delivered, { at: 3_000 });
      await world.taken();
      expect(await messagesOf(ann.id)).toMatchObject([{ status: 'delivered', deliveredAt: 1_000 }]);
    });

    it('is that it does not arrive, and why; where it never will, nothing more is sent', async () => {
      const [off, landline] = [await world.somebody(), await world.somebody()];
      world.twilio.cannotReach(off.mobile, 30003);
      world.twilio.cannotReach(landline.mobile, 30006);
      await world.send(off.id);
      await world.send(landline.id);
      await eventually(async () => {
        expect(await messagesOf(off.id)).toMatchObject([{ status: 'undelivered', failure: { code: 'HandsetUnreachable' } }]); // prettier-ignore
        expect(await messagesOf(landline.id)).toMatchObject([{ status: 'undelivered', failure: { code: 'NumberNotMobile' } }]); // prettier-ignore
      });
      await world.taken();
      expect((await world.send(off.id)).outcome?.exit).toBe('Success');
      expect((await world.send(landline.id)).outcome?.error?.code).toBe('NumberNotReachable');
    });

    it.each([['0'], ['']])('is that it does not arrive, and with the code %j not why', async (ErrorCode) => {
      const ann = await world.somebody();
      world.hold();
      await world.send(ann.id);
      await world.twilio.settled();
      const [one] = world.held();
      if (!one) throw new Error('Twilio told nothing');
      await world.deliver({ ...one, form: { ...one.form, MessageStatus: 'undelivered', ErrorCode } });
      await world.taken();
      const [message] = await messagesOf(ann.id);
      expect(message).toMatchObject({ status: 'undelivered', failure: { code: 'DeliveryFailed', message: expect.stringContaining('does not say why') } }); // prettier-ignore
      expect((await world.send(ann.id)).outcome?.exit).toBe('Success');
    });

    it('is believed only where the hook checks the signature, and only of its own messages', async () => {
      const ann = await world.somebody();
      world.hold();
      await world.send(ann.id);
      await world.twilio.settled();
      const [one] = world.held();
      if (!one) throw new Error('Twilio told nothing');
      const undelivered = { ...one, form: { ...one.form, MessageStatus: 'undelivered', ErrorCode: '30006' } };
      await world.deliver(undelivered, { protection: 'none' });
      await world.deliver({ ...undelivered, form: { ...undelivered.form, MessageSid: 'SM-of-another' } });
      await world.deliver({ form: { MessageSid: 'SM1', MessageStatus: 'delivered' }, query: { message: 'nothing' } });
      await world.taken();
      expect(await statusOf(ann.id)).toBe('sent');
    });
  });

  describe('of what people text', () => {
    it('STOP ends all messages to whoever has the number, even those that need no consent, and START takes it back', async () => {
      const ann = await world.somebody();
      const partner = await world.somebody({ mobile: ann.mobile });
      await world.twilio.receive({ from: ann.mobile, body: ' stop' });
      for (const { id } of [ann, partner]) {
        await eventually(async () => expect(await smsConsentsOf(id)).toEqual([['*', 'unsubscribed', 'STOP']]));
      }
      world.twilio.journal.clear();
      const code = { message: 'Your code is 1234', transactional: true };
      expect((await world.send(ann.id, code)).outcome?.error?.code).toBe('OptedOut');
      expect((await world.send(partner.id)).outcome?.error?.code).toBe('OptedOut');
      expect(world.twilio.journal.to('POST', /Messages/)).toEqual([]);
      await world.twilio.receive({ from: ann.mobile, body: 'START' });
      for (const { id } of [ann, partner]) {
        await eventually(async () => expect((await world.send(id)).outcome?.exit).toBe('Success'));
        expect(await smsConsentsOf(id)).toEqual([['*', 'subscribed', 'START']]);
      }
    });

    it('START brings back nobody who never left, and no group that somebody has left', async () => {
      const [never, left] = [await world.somebody({ agrees: false }), await world.somebody()];
      const leaving = { workspace, contact: left.id, channel: 'sms', group: 'general', state: 'unsubscribed' } as const;
      await world.requests.ask(setConsent, { ...leaving, at: Date.now() - 5_000 });
      await world.twilio.receive({ from: never.mobile, body: 'Yes' });
      await world.twilio.receive({ from: left.mobile, body: 'STOP' });
      await world.twilio.receive({ from: left.mobile, body: 'START' });
      await eventually(async () => expect(await smsConsentsOf(left.id)).toContainEqual(['*', 'subscribed', 'START']));
      expect((await world.send(never.id)).outcome?.error?.code).toBe('NotConsented');
      expect((await world.send(left.id)).outcome?.error?.code).toBe('NotConsented');
    });

    it('a word that comes late, or twice, changes nothing that was said after it', async () => {
      const ann = await world.somebody();
      const text = (Body: string, at: number) => world.deliver({ form: { From: ann.mobile, Body }, query: {} }, { at });
      const now = Date.now();
      await text('STOP', now - 3_000);
      await world.taken();
      await text('START', now - 2_000);
      await world.taken();
      await text('STOP', now - 3_000);
      await world.taken();
      expect((await world.send(ann.id)).outcome?.exit).toBe('Success');
      await text('STOP', now - 1_000);
      await world.taken();
      await text('START', now - 2_000);
      await world.taken();
      expect((await world.send(ann.id)).outcome?.error?.code).toBe('OptedOut');
    });

    it('words that are heard at once end as if they had been heard one after the other', async () => {
      const people = await Promise.all(Array.from({ length: 12 }, () => world.somebody()));
      const now = Date.now();
      const said = people.flatMap(({ mobile: From }, i) => {
        const [stop, start] = [
          { Body: 'STOP', at: now - 2_000 },
          { Body: 'START', at: now - 1_000 },
        ];
        return (i % 2 === 0 ? [stop, start] : [start, stop]).map(({ Body, at }) => ({ form: { From, Body }, at }));
      });
      await Promise.all(said.map(({ form, at }) => world.deliver({ form, query: {} }, { at })));
      await world.taken();
      await eventually(async () => {
        const answers = await Promise.all(people.map(({ id }) => world.send(id)));
        expect(answers.map(({ outcome }) => outcome?.exit)).toEqual(people.map(() => 'Success'));
      });
    });

    it.each(['HELP', 'Please do not stop', ''])('%j says nothing about consent', async (body) => {
      const ann = await world.somebody();
      await world.twilio.receive({ from: ann.mobile, body });
      await world.taken();
      expect((await world.send(ann.id)).outcome?.exit).toBe('Success');
    });

    it('nobody stops others without a signature', async () => {
      const ann = await world.somebody();
      await world.deliver({ form: { From: ann.mobile, Body: 'STOP' }, query: {} }, { protection: 'none' });
      await world.taken();
      expect((await world.send(ann.id)).outcome?.exit).toBe('Success');
    });

    it('a STOP of which only Twilio knows is learnt from its refusal', async () => {
      const ann = await world.somebody();
      world.hold();
      await world.twilio.receive({ from: ann.mobile, body: 'STOP' });
      expect((await world.send(ann.id)).outcome).toMatchObject({
        error: { code: 'OptedOut', details: { code: 21610 } },
      });
      expect(await smsConsentsOf(ann.id)).toEqual([['*', 'unsubscribed', 'refused by Twilio']]);
    });
  });

  describe('a message that is sent again', () => {
    it('is a message of its own, once for each request, and goes to nobody who has left', async () => {
      const ann = await world.somebody();
      await world.send(ann.id, { message: 'Twice' });
      const id = String((await messagesOf(ann.id))[0]?.id);
      const again = await resend(id, 'r1');
      expect(again).toMatchObject({ channel: 'sms', source: { kind: 'resend', of: id }, to: ann.mobile });
      expect((await resend(id, 'r1')).id).toBe(again.id);
      expect(world.textsTo(ann.mobile)).toEqual(['Twice', 'Twice']);
      await world.twilio.receive({ from: ann.mobile, body: 'STOP' });
      await eventually(async () => expect(await smsConsentsOf(ann.id)).toEqual([['*', 'unsubscribed', 'STOP']]));
      await expect(resend(id, 'r2')).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('STOP') }); // prettier-ignore
      expect(world.textsTo(ann.mobile)).toHaveLength(2);
    });

    it('is left as it is when nobody knows whether Twilio has it, and Twilio tells', async () => {
      const ann = await world.somebody();
      await world.send(ann.id, { message: 'Maybe' });
      const id = String((await messagesOf(ann.id))[0]?.id);
      world.twilio.misbehave({ kind: 'resets', acting: true }, { times: 1 });
      await expect(resend(id, 'r1')).rejects.toMatchObject({ message: expect.stringContaining('look there') });
      await eventually(async () => expect(await resend(id, 'r1')).toMatchObject({ status: 'delivered' }));
      expect(world.textsTo(ann.mobile)).toHaveLength(2);
    });
  });

  it('of somebody who was deleted is kept by nobody', async () => {
    const number = '+14155559876';
    aContact('goner', { mobile: number });
    await world.requests.ask(setConsent, { workspace, contact: 'goner', channel: 'sms', group: '*', state: 'subscribed' }); // prettier-ignore
    world.hold();
    await world.send('goner', { message: 'Words for the goner' });
    await world.twilio.settled();
    await world.requests.ask(forgetMessages, { workspace, contacts: ['goner'], placeholder: 'nobody-1' });
    for (const one of world.held()) await world.deliver(one);
    await world.taken();
    const all = await world.db.listCollections();
    const kept = await Promise.all(all.map(({ name }) => world.db.collection(name).find().toArray()));
    const sid = world.twilio.messages().find(({ to }) => to === number)?.sid ?? 'none';
    // The ledger has what the step gave, until it is swept.
    const texts = JSON.stringify(kept.filter((_, i) => all[i]?.name !== 'ledger'));
    for (const word of ['goner', number, sid]) expect(texts).not.toContain(word);
    expect(await messagesOf('nobody-1')).toMatchObject([{ status: 'delivered', to: 'nobody-1' }]);
  });
});
