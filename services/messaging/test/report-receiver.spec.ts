import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { forgetMessages, listCommunications, listUnmailable, setConsent, type StepCommand } from '@fanfare/contracts';
import { aCommand } from '@fanfare/testing';
import { ReportReceiver } from '../src/reports/report-receiver.js';
import { aReport } from './a-report.js';
import { aContact, openWorld, type World } from './messaging-world.js';

const workspace = 'acme';

// real: NATS, MongoDB, SMTP both ways, the service. fake: contacts, the orchestrator, mail servers on the way.
describe('a mail whose sender wants reports', () => {
  let world: World;
  let template: string;
  beforeAll(async () => {
    world = await openWorld({ MESSAGING_BOUNCE_ADDRESS: 'bounce@in.example.com', MESSAGING_BOUNCE_PORT: '0' });
    template = await world.aTemplate();
  });
  afterAll(() => world.close());

  const stepFor = async (contactId: string, given: Partial<StepCommand> = {}) => {
    aContact(contactId);
    await world.requests.ask(setConsent, { workspace, contact: contactId, channel: 'email', group: '*', state: 'subscribed' }); // prettier-ignore
    return aCommand('ContactEmailSend', { contactId, input: { template }, ...given });
  };
  const sentTo = async (contactId: string) => {
    const { outcome } = await world.bench.run(await stepFor(contactId));
    const mail = world.mailTo(`${contactId}@example.com`).at(-1);
    if (!mail) throw new Error(`nothing was sent: ${JSON.stringify(outcome)}`);
    return mail;
  };
  const about = async (contact: string) =>
    (await world.requests.ask(listCommunications, { workspace, contact })).communications[0];
  /** Has a mail server send a report to an address; throws what the receiver answers where it does not take it. */
  const report = async (to: string, given: Partial<Parameters<typeof aReport>[0]> = {}, raw?: string) => {
    const port = world.service.app.get(ReportReceiver, { strict: false }).port ?? 0;
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    const message = raw ?? aReport({ messageId: '<lost@example.com>', to: 'x@example.com', status: '2.0.0', action: 'delivered', ...given }); // prettier-ignore
    await transport.sendMail({ envelope: { from: '', to: [to].flat() }, raw: message });
  };

  it('goes out from an address of its own that says nothing of anybody, and asks for them', async () => {
    const [one, two] = [await sentTo('ann'), await sentTo('ann')];
    expect(one.from).toMatch(/^bounce\+[0-9a-f]{32}@in\.example\.com$/);
    expect(one.wanted).toEqual({ reports: ['SUCCESS', 'FAILURE', 'DELAY'], envelopeId: one.from.slice(7, 39) });
    expect(two.from).not.toBe(one.from);
    expect(one.text).toMatch(/^From: fanfare@example\.com$/m);
    expect(one.text).not.toContain(one.wanted.envelopeId);
  });

  it.each(['delivered', 'relayed'])('is delivered when a server reports that it is %s', async (action) => {
    const { from } = await sentTo(action);
    await report(from, { action });
    expect(await about(action)).toMatchObject({ status: 'delivered', deliveredAt: expect.any(Number), failure: null });
    const { deliveredAt } = (await about(action)) ?? {};
    await report(from, { action });
    expect((await about(action))?.deliveredAt).toBe(deliveredAt);
  });

  it('that is late is not over', async () => {
    const { from } = await sentTo('late');
    await report(from, { action: 'delayed', status: '4.4.1' });
    expect((await about('late'))?.status).toBe('sent');
  });

  it('that comes back for good is the last one to its address, also where that had forwarded it', async () => {
    const { from } = await sentTo('gone');
    await report(from.toUpperCase(), { action: 'failed', status: '5.1.1', to: 'forwarded@example.net' });
    expect(await about('gone')).toMatchObject({ status: 'bounced', failure: { code: 'AddressNotMailable' } });
    const { outcome } = await world.bench.run(await stepFor('gone'));
    expect(outcome?.error?.code).toBe('AddressNotMailable');
  });

  it.each([
    ['full', '4.2.2'],
    ['unwanted', '5.7.1'],
  ])('that comes back from a mailbox that is %s is not the last one', async (contact, status) => {
    const { from } = await sentTo(contact);
    await report(from, { action: 'failed', status });
    expect(await about(contact)).toMatchObject({ status: 'bounced', failure: { code: 'CameBack' } });
    await sentTo(contact);
  });

  it('whose service went down before it was recorded as sent is answered by the report, and sent once', async () => {
    const command = await stepFor('crash');
    const first = await world.bench.run(command);
    await world.db
      .collection('communications')
      .updateOne({ 'source.step': command.stepId }, { $set: { sentAt: null } });
    await world.unanswered(command);
    await report(world.mailTo('crash@example.com')[0]?.from ?? '');
    expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
    expect(world.mailTo('crash@example.com')).toHaveLength(1);
  });

  it('to somebody who was deleted meanwhile is counted, and nobody is named again', async () => {
    const { from } = await sentTo('goner');
    await world.requests.ask(forgetMessages, { workspace, contacts: ['goner'], placeholder: 'nobody-1' });
    await report(from, { action: 'failed', status: '5.1.1', to: 'goner@example.com' });
    expect(await about('nobody-1')).toMatchObject({ status: 'bounced', to: 'nobody-1' });
    const { addresses } = await world.requests.ask(listUnmailable, { workspace });
    expect(JSON.stringify(addresses)).not.toContain('goner');
  });

  it('is not what anything else is about: what knows no token is refused, what is no report is thrown away', async () => {
    const { from } = await sentTo('eve');
    for (const to of [
      'bounce@in.example.com',
      from.replace(/.@/, '~@'),
      from.replace('@in.', '@'),
      'ann@example.com',
    ]) {
      await expect(report(to, { action: 'failed', status: '5.1.1' })).rejects.toMatchObject({ responseCode: 550 });
    }
    await report(from, {}, 'Subject: Away\r\n\r\nI am on holiday');
    await expect(report(from, {}, `Subject: Large\r\n\r\n${'x'.repeat(1024 * 1024)}`)).rejects.toMatchObject({ responseCode: 552 }); // prettier-ignore
    expect((await about('eve'))?.status).toBe('sent');
  });
});
