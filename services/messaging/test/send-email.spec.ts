import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetMessages, saveSubscriptionGroup, setConsent, takeBounce, type JsonObject, type StepCommand } from '@fanfare/contracts'; // prettier-ignore
import { aCommand, eventually } from '@fanfare/testing';
import { aReport } from './a-report.js';
import { aContact, openWorld, type World } from './messaging-world.js';

interface Kept {
  to: string;
  sentAt: number | null;
  failure: unknown;
  source: unknown;
}

describe('a step that sends an e-mail', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  let people = 0;
  /** Somebody who agreed to everything. */
  const somebody = async (given = {}) => {
    const id = `p${++people}`;
    aContact(id, given);
    await world.requests.ask(setConsent, { workspace: 'acme', contact: id, channel: 'email', group: '*', state: 'subscribed' }); // prettier-ignore
    return id;
  };
  const stepFor = (contactId: string | null, input: JsonObject, given: Partial<StepCommand> = {}) =>
    aCommand('ContactEmailSend', { contactId, input, ...given });
  const send = (contactId: string | null, input: JsonObject) => world.bench.run(stepFor(contactId, input));
  const failed = (code: string) => ({ outcome: { exit: 'Failure', error: { code } } });
  const keptOf = (step: StepCommand) =>
    world.db.collection<Kept>('communications').findOne({ 'source.step': step.stepId });

  it('sends it by the template, with a text beside it and a way out, and records it', async () => {
    const ann = await somebody();
    const command = stepFor(ann, { template: await world.aTemplate(), data: { seat: '<12B>' }, site: 's1' });
    const answer = await world.bench.run(command);
    expect(answer).toMatchObject({ outcome: { exit: 'Success', output: { messageId: expect.stringMatching(/^<.*@example\.com>$/) } } }); // prettier-ignore
    const [mail] = world.mailTo(`${ann}@example.com`);
    expect(mail?.text).toMatch(/^Subject: Welcome Ann$/m);
    expect(mail?.text.replaceAll('=\r\n', '')).toContain('seat &lt;12B&gt;');
    expect(mail?.text).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(mail?.text).toMatch(/Content-Type: text\/plain[^]*Hi Ann, seat <12B>[^]*Content-Type: text\/html/);
    expect(mail?.text).toMatch(/^List-Unsubscribe:\s+<https:\/\/mail\.example\.com\/unsubscribe\?t=/m);
    expect(mail?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(await keptOf(command)).toMatchObject({
      contact: ann,
      channel: 'email',
      sentAt: expect.any(Number),
      source: { kind: 'step', site: 's1', card: null, step: command.stepId },
    });
  });

  it('sends it once, however often it comes', async () => {
    const ann = await somebody();
    const command = stepFor(ann, { template: await world.aTemplate() });
    const first = await world.bench.run(command);
    expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
    expect(world.mailTo(`${ann}@example.com`)).toHaveLength(1);
  });

  it('fails with what is missing', async () => {
    const [template, quiet] = [await world.aTemplate(), await somebody({ email: null })];
    expect(await send(quiet, { template })).toMatchObject(failed('NoRecipient'));
    expect(await send(quiet, { template: 'nope' })).toMatchObject(failed('TemplateNotFound'));
    expect(await send('nobody', { template })).toMatchObject(failed('ContactNotFound'));
    expect(await send(null, { template, to: 'x@example.com' })).toMatchObject(failed('NotConsented'));
    const gone = await somebody();
    world.answers.set(`${gone}@example.com`, 550);
    expect(await send(gone, { template })).toMatchObject(failed('RecipientRefused'));
  });

  it('goes to nobody who did not agree, unless it needs no consent or its group takes it as given', async () => {
    aContact('silent');
    expect(await send('silent', { template: await world.aTemplate() })).toMatchObject(failed('NotConsented'));
    const receipt = await world.aTemplate({ transactional: true, body: '<p>Your receipt</p>' });
    expect(await send('silent', { template: receipt })).toMatchObject({ outcome: { exit: 'Success' } });
    const [mail] = world.mailTo('silent@example.com');
    expect(mail?.text).not.toMatch(/List-Unsubscribe/);
    await world.requests.ask(saveSubscriptionGroup, {
      workspace: 'acme',
      id: 'tips',
      name: 'Tips',
      consent: 'implied',
    });
    const tips = await world.aTemplate({ group: 'tips' });
    expect(await send('silent', { template: tips })).toMatchObject({ outcome: { exit: 'Success' } });
    expect(world.mailTo('silent@example.com')).toHaveLength(2);
  });

  it.each([
    ['consent was withdrawn', 'NotConsented', (id: string) => world.requests.ask(setConsent, { workspace: 'acme', contact: id, channel: 'email', group: 'general', state: 'unsubscribed' })],
    ['who it is to was deleted', 'ContactNotFound', (id: string) => world.requests.ask(forgetMessages, { workspace: 'acme', contacts: [id], placeholder: 'nobody' })],
    ['the address came back for good', 'AddressNotMailable', async (id: string) => {
      const { outcome } = await send(id, { template: await world.aTemplate() });
      const earlier = outcome?.output['messageId'] as string;
      await world.requests.ask(takeBounce, { workspace: 'acme', raw: aReport({ messageId: earlier, to: `${id}@example.com`, status: '5.1.1' }) });
    }],
  ] as const)('that waited for the mail server goes to nobody when meanwhile %s', async (_what, code, meanwhile) => {
    const ann = await somebody();
    const address = `${ann}@example.com`;
    const command = stepFor(ann, { template: await world.aTemplate() });
    world.answers.set(address, 452);
    expect(await world.bench.run(command)).toMatchObject({ outcome: { error: { code: 'RecipientLater', retryable: true } } });
    world.answers.delete(address);
    await meanwhile(ann);
    const before = world.mailTo(address).length;
    // Another address by now: what is kept would go to the old one.
    aContact(ann, { email: `new-${address}` });
    expect(await world.bench.run({ ...command, attempt: 2 })).toMatchObject(failed(code));
    expect([world.mailTo(address).length, world.mailTo(`new-${address}`).length]).toEqual([before, 0]);
  }); // prettier-ignore

  it('that waited goes out as it was written when nothing was said meanwhile', async () => {
    const ann = await somebody();
    const template = await world.aTemplate();
    const command = stepFor(ann, { template, data: { seat: '1A' } });
    world.answers.set(`${ann}@example.com`, 452);
    await world.bench.run(command);
    world.answers.delete(`${ann}@example.com`);
    await world.aTemplate({ id: template, subject: 'Written anew' });
    expect(await world.bench.run({ ...command, attempt: 2 })).toMatchObject({ outcome: { exit: 'Success' } });
    expect(world.mailTo(`${ann}@example.com`).map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1])).toEqual(['Welcome Ann']); // prettier-ignore
  });

  it('is parked when the server went away with the mail, and is sent again only where the step says so', async () => {
    const ann = await somebody();
    const template = await world.aTemplate();
    world.instead((stream) => stream.resume().on('end', () => world.cutConnections()));
    const parked = stepFor(ann, { template });
    // It comes back as weather, and as undecided when it is tried again.
    expect(await world.bench.run(parked)).toMatchObject({ outcome: { error: { retryable: true } } });
    expect((await keptOf(parked))?.sentAt).toBeNull();
    await world.bench.send({ ...parked, attempt: 2 });
    const again = { ...parked, attempt: 3, onUnknownOutcome: 'fail' } as const;
    await eventually(async () => expect(await world.bench.run(again)).toMatchObject(failed('OutcomeUnknown')));
    expect(world.mailTo(`${ann}@example.com`)).toHaveLength(0);
  });

  it.each(['park', 'fail', 'repeat'] as const)(
    'whose service went down after the mail was recorded as sent is answered without a second mail, though the step says %s',
    async (onUnknownOutcome) => {
      const ann = await somebody();
      const command = stepFor(ann, { template: await world.aTemplate() }, { onUnknownOutcome });
      const first = await world.bench.run(command);
      await world.unanswered(command);
      expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
      expect(world.mailTo(`${ann}@example.com`)).toHaveLength(1);
    },
  );

  it.each(['park', 'fail', 'repeat'] as const)(
    'whose service went down after it was recorded as failed fails as it did, and is sent to nobody, though the step says %s',
    async (onUnknownOutcome) => {
      const ann = await somebody();
      const address = `${ann}@example.com`;
      const command = stepFor(ann, { template: await world.aTemplate() }, { onUnknownOutcome });
      world.answers.set(address, 550);
      const first = await world.bench.run(command);
      expect(first).toMatchObject(failed('RecipientRefused'));
      world.answers.delete(address);
      await world.unanswered(command);
      expect((await world.bench.run({ ...command, attempt: 2 })).outcome).toEqual(first.outcome);
      expect(world.mailTo(address)).toHaveLength(0);
    },
  );
});
