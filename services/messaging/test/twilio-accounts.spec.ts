import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseStepId, setConsent } from '@fanfare/contracts';
import { startFakeTwilio } from '@fanfare/fakes';
import { eventually } from '@fanfare/testing';
import { aContact } from './messaging-world.js';
import { openSmsWorld, type SmsWorld } from './sms-world.js';

// real: NATS, MongoDB, HTTP, the service. fake: Twilio, the gateway, contacts, the orchestrator.
describe('an account at Twilio', () => {
  let world: SmsWorld;
  beforeAll(async () => {
    world = await openSmsWorld();
  });
  afterAll(() => world.close());

  const codeOf = async (workspace: string) => {
    const error = await eventually(async () => {
      const { outcome } = await world.send(
        null,
        { message: 'x', to: '+14155550100', transactional: true },
        { workspace },
      );
      if (outcome?.error?.code === 'AppNotConnected') throw new Error('the account is not known yet');
      return outcome?.error;
    });
    expect(JSON.stringify(error ?? {})).not.toMatch(/wrong-token|key-secret|auth-token/);
    return error?.code ?? 'Success';
  };

  it.each([
    ['wrong', {}, { authToken: 'wrong-token' }, 'AccountRefused'],
    ['nobody', {}, { authToken: undefined }, 'AppInvalid'],
    ['both', { apiKeySid: 'SK1' }, { apiKeySecret: 'key-secret' }, 'AppInvalid'],
    ['nameless', { from: undefined }, {}, 'AppInvalid'],
    ['foreign', { from: '+19995550000' }, {}, 'SenderRefused'],
    ['service', { from: undefined, messagingServiceSid: `MG${'0'.repeat(32)}` }, {}, 'Success'],
    ['key', { apiKeySid: 'SK1' }, { authToken: undefined, apiKeySecret: 'key-secret' }, 'Success'],
    ['overheard', { endpoint: undefined }, {}, 'AppInvalid'],
    ['elsewhere', { endpoint: 'https://example.com' }, {}, 'AppInvalid'],
  ] as const)('that is %s', async (workspace, settings, secrets, code) => {
    await world.connect(settings, secrets, 'main', workspace);
    expect(await codeOf(workspace)).toBe(code);
  });

  it('that is down has its texts wait, and then sends each once', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => world.somebody()));
    const gone = await startFakeTwilio();
    await gone.stop();
    await world.connect({ endpoint: gone.url }, {}, 'down');
    await eventually(async () => {
      const { outcome } = await world.send(null, { message: 'x', app: 'down' });
      if (outcome?.error?.code === 'AppNotConnected') throw new Error('the account is not known yet');
    });
    const sent = Promise.all(people.map(({ id }) => world.send(id, { message: 'Hello', app: 'down' })));
    await eventually(async () => expect(await world.waiting()).toHaveLength(5));
    const back = await startFakeTwilio({ port: Number(new URL(gone.url).port) });
    try {
      expect((await sent).map(({ outcome, attempt }) => [outcome?.exit, attempt])).toEqual(
        people.map(() => ['Success', 1]),
      );
      expect(
        back
          .messages()
          .map(({ to }) => to)
          .toSorted(),
      ).toEqual(people.map(({ mobile }) => mobile).toSorted());
    } finally {
      await back.stop();
    }
  });

  it('that is down has its texts wait; who texts STOP or withdraws consent meanwhile gets none, whatever number they have by then', async () => {
    const [stops, leaves, moves, stays] = [await world.somebody(), await world.somebody(), await world.somebody(), await world.somebody()]; // prettier-ignore
    const gone = await startFakeTwilio();
    await gone.stop();
    await world.connect({ endpoint: gone.url }, {}, 'away');
    const input = { message: 'Hello', app: 'away' };
    await eventually(async () => {
      const { outcome } = await world.send(null, { message: 'x', app: 'away' });
      if (outcome?.error?.code === 'AppNotConnected') throw new Error('the account is not known yet');
    });
    const steps = [stops, leaves, moves, stays].map(({ id }) => world.stepFor(id, input));
    const sent = Promise.all(steps.map((step) => world.bench.run(step)));
    const runs = steps.map(({ stepId }) => parseStepId(stepId).run);
    await eventually(async () => expect(await world.waiting()).toEqual(expect.arrayContaining(runs)));
    for (const { mobile } of [stops, moves]) await world.deliver({ form: { From: mobile, Body: 'STOP' }, query: {} });
    await world.taken();
    aContact(moves.id, { mobile: '+14155557777' });
    await world.requests.ask(setConsent, { workspace: 'acme', contact: leaves.id, channel: 'sms', group: 'general', state: 'unsubscribed' }); // prettier-ignore
    const back = await startFakeTwilio({ port: Number(new URL(gone.url).port) });
    try {
      const outcomes = (await sent).map(({ outcome }) => outcome?.error?.code ?? outcome?.exit);
      expect([outcomes[0], outcomes[1], outcomes[3]]).toEqual(['OptedOut', 'NotConsented', 'Success']);
      // Of who has another number by now, the STOP of the old one was written into the consents.
      expect(['OptedOut', 'NotConsented']).toContain(outcomes[2]);
      expect(back.messages().map(({ to }) => to)).toEqual([stays.mobile]);
    } finally {
      await back.stop();
    }
  });
});
