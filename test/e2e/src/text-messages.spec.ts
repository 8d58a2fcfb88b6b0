import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView, HookMade, KeptLetter } from '@fanfare/contracts';
import { startFakeTwilio, type FakeTwilio } from '@fanfare/fakes';
import { aWorkflow, eventually } from '@fanfare/testing';
import { CommandLine } from './command-line.js';
import { Fanfare, pathOf } from './fanfare.js';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'auth-token-of-the-test' };

// real: everything, the hook that Twilio posts to included. fake: Twilio, over HTTP.
describe('a workflow that texts', () => {
  let twilio: FakeTwilio;
  let fanfare: Fanfare;
  beforeAll(async () => {
    twilio = await startFakeTwilio(account);
    fanfare = await Fanfare.start();
    const hook = { kind: 'twilio', title: 'Twilio', protection: 'signature', secret: account.authToken };
    const { address } = await fanfare.api.expectOk<HookMade>('POST', '/hooks', hook);
    const callbackUrl = `${fanfare.system.service('trigger-gateway').url}${address?.path}`;
    twilio.receiveAt(callbackUrl);
    await fanfare.connect('messaging', 'main', { ...account, from: '+15005550006', endpoint: twilio.url, callbackUrl });
    await fanfare.api.expectOk('PUT', '/subscription-groups/general', { name: 'News', consent: 'implied' });
    await fanfare.api.expectOk('PUT', '/sms-templates/won', { name: 'Won', text: 'You won {{ variables.prize }}' });
    const input = { template: 'won', data: { prize: '{{ trigger.data.prizeId }}' } };
    await fanfare.activate(
      'tell',
      aWorkflow(
        { text: { action: 'ContactSmsSend', input, timeout: 'PT2S', next: { Failure: 'note' } }, note: { action: 'ContactUpdate', input: { fields: { told: '{{ steps.text.error.code }}' } } } }, // prettier-ignore
        { trigger: { type: 'Prize.Awarded' } },
      ),
    );
  });
  afterEach(() => twilio.behave());
  afterAll(async () => {
    await fanfare.stop();
    await twilio.stop();
  });

  const textsTo = (number: string) => twilio.messages().filter(({ to }) => to === number);
  const award = async (mobile: string) => {
    const id = randomUUID();
    await fanfare.publish({ id, type: 'Prize.Awarded', contact: { mobile }, data: { prizeId: 'a bike' } });
    return id;
  };

  it('reaches a phone, knows that it did, and reaches nobody who has texted STOP', async () => {
    const number = '+14155550101';
    const first = await fanfare.endedRun(await award(number));
    expect([first.status, pathOf(first)]).toEqual(['Success', ['text: Success']]);
    expect(textsTo(number)).toMatchObject([{ body: 'You won a bike' }]);
    const messages = () => fanfare.api.expectOk('GET', `/contacts/${first.contact}/communications`);
    await eventually(async () => expect(await messages()).toMatchObject({ communications: [{ status: 'delivered', segments: 1 }] })); // prettier-ignore
    await twilio.receive({ from: number, body: 'Stop' });
    const consents = async () => (await fanfare.api.expectOk<{ consents: ConsentView[] }>('GET', `/contacts/${first.contact}/consents`)).consents; // prettier-ignore
    await eventually(async () => expect(await consents()).toMatchObject([{ channel: 'sms', group: '*', state: 'unsubscribed', source: 'STOP' }])); // prettier-ignore
    expect(pathOf(await fanfare.endedRun(await award(number)))).toEqual(['text: Failure', 'note: Success']);
    expect(textsTo(number)).toHaveLength(1);
  });

  it('texts once when messaging is killed before it hears that Twilio took the text, and nobody is asked', async () => {
    const number = '+14155550102';
    twilio.misbehave({ kind: 'hangs', acting: true }, { times: 1 });
    const event = await award(number);
    await eventually(async () => expect(textsTo(number)).toHaveLength(1));
    await fanfare.system.service('messaging').kill();
    await fanfare.system.service('messaging').restart();
    const run = await eventually(() => fanfare.endedRun(event), { withinMs: 60_000 });
    expect([run.status, pathOf(run)]).toEqual(['Success', ['text: Success']]);
    expect(textsTo(number)).toHaveLength(1);
    const { letters } = await fanfare.api.expectOk<{ letters: KeptLetter[] }>('GET', '/dead-letters');
    expect(letters.filter(({ item }) => item.includes(event))).toEqual([]);
  });

  it('is looked after from the command line: what was sent, once more, and a number that works again', async () => {
    const [number, landline] = ['+14155550103', '+14155550104'];
    const { contact } = await fanfare.endedRun(await award(number));
    const cli = await CommandLine.open(fanfare);
    const run = async (...args: string[]) => (await cli.run(...args)).output;
    const listed = await run('message', 'ls', String(contact));
    expect(listed).toMatch(/^\w+ .* sms +(sent|delivered) +1 segment$/m);
    const id = /^\w+/.exec(listed)?.[0] ?? '';
    expect(await run('message', 'show', id)).toMatch(new RegExp(`to \\${number}\n\nYou won a bike`));
    const resend = ['message', 'resend', id, '--request', 'r1'];
    expect(await run(...resend)).toMatch(/ sms /);
    await run(...resend);
    expect(textsTo(number)).toHaveLength(2);

    twilio.cannotText(landline);
    expect(pathOf(await fanfare.endedRun(await award(landline)))).toEqual(['text: Failure', 'note: Success']);
    expect(await run('address', 'ls')).toMatch(/^\+14155550104 +sms +21614 +since /m);
    expect(await run('address', 'works', landline)).toContain('gets messages again');
    expect(await run('address', 'ls')).toContain('every address works');
    await cli.close();
  });
});
