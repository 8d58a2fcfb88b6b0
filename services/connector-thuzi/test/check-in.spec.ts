// real: NATS, MongoDB, the connector, HTTP. fake: Thuzi, as it is proposed
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject, StepCommand } from '@fanfare/contracts';
import { startFakeThuzi, type FakeThuzi } from '@fanfare/fakes';
import { aCommand, ConnectorBench } from '@fanfare/testing';
import { serveThuzi } from '../src/serve-thuzi.js';

const action = 'ContactThuziCheckIn';
let thuzi: FakeThuzi;
let bench: ConnectorBench;
beforeAll(async () => {
  thuzi = await startFakeThuzi({ events: [] });
  const env = { HTTP_ALLOW_HOSTS: '127.0.0.1:*' };
  bench = await ConnectorBench.open({ name: 'connector-thuzi', serve: serveThuzi, env });
  await connect('acme');
});
afterAll(async () => {
  await bench.close();
  await thuzi.stop();
});

let event = '';
let made = 0;
beforeEach(() => {
  event = `event-${++made}`;
  thuzi.behave();
  thuzi.addEvent({ id: event });
});

async function connect(workspace: string, apiKey = 'thuzi-key', endpoint = thuzi.url) {
  await bench.connect({ workspace, settings: { endpoint }, secrets: { apiKey } });
}
const checkIn = async (input: JsonObject, given: Partial<StepCommand> = {}) =>
  (await bench.run(action, { event, ...input }, given)).outcome;

describe('a check-in', () => {
  it('tells Thuzi who, when and by which step, and its second time is a success that says so', async () => {
    const at = Date.parse('2026-05-01T10:00:00Z');
    const who = { email: 'Ada@Example.com', mobile: '+61 400 111 222', firstName: 'Ada', lastName: '' };
    const command = aCommand(action, { input: { event, ...who }, contactId: 'contact-1', at });
    const first = (await bench.steps.run(command)).outcome;
    const second = await checkIn(who, { contactId: 'contact-1' });
    const [checkedIn] = thuzi.checkIns(event);
    expect(thuzi.checkIns(event)).toEqual([
      { id: checkedIn?.id, eventId: event, externalId: 'contact-1', email: 'ada@example.com', mobile: '+61400111222', firstName: 'Ada', checkedInAt: '2026-05-01T10:00:00.000Z', reference: command.stepId }, // prettier-ignore
    ]);
    expect(first).toMatchObject({ exit: 'Success', output: { checkInId: checkedIn?.id, already: false } });
    expect(second).toMatchObject({ exit: 'Success', output: { checkInId: checkedIn?.id, already: true } });
  });

  it.each([
    ['the external id', { externalId: 'x-1', email: 'ada@example.com' }, 'contact-1', 'x-1'],
    ['the contact', { email: 'ada@example.com', externalId: '' }, 'contact-1', 'contact-1'],
    ['the address', { email: ' Ada@Example.com', mobile: '+61400111222' }, null, 'ada@example.com'],
    ['the number', { mobile: '+61 400 111 222' }, null, '+61400111222'],
  ])('is of %s', async (_, who, contactId, externalId) => {
    await checkIn(who, { contactId });
    expect(thuzi.checkIns(event)).toMatchObject([{ externalId }]);
  });

  it('whose answer was lost comes to the same when it is tried again', async () => {
    thuzi.misbehave({ kind: 'resets', acting: true }, { times: 1 });
    const command = aCommand(action, { input: { event, externalId: 'x' } });
    expect((await bench.steps.run(command)).outcome.error).toMatchObject({ retryable: true });
    const { outcome } = await bench.steps.run({ ...command, attempt: 2 });
    expect(outcome).toMatchObject({ exit: 'Success', output: { already: true } });
    expect(thuzi.checkIns(event)).toHaveLength(1);
  });

  it('of nobody fails, and says what to give', async () => {
    expect((await checkIn({ firstName: 'Ada' })).error).toMatchObject({ code: 'NobodyToCheckIn' });
  });

  it('fails by what Thuzi does not know or accept, in words without personal data', async () => {
    thuzi.addEvent({ id: 'closed', attendees: [] });
    const errors = [
      await checkIn({ event: 'no such/event', externalId: 'ada@example.com' }),
      await checkIn({ event: 'closed', externalId: 'ada@example.com' }),
      await checkIn({ email: 'ada(at)example.com', mobile: '0400', externalId: 'ada@example.com' }),
    ].map(({ error }) => error);
    expect(errors).toMatchObject([
      { code: 'EventNotFound', message: 'Thuzi has no event no such/event. Correct the event in the step.' },
      { code: 'AttendeeNotFound', message: expect.stringContaining('not expected at the event closed') },
      { code: 'InvalidRequest', details: { fields: ['email', 'mobile'] } },
    ]);
    expect(JSON.stringify(errors)).not.toContain('ada@');
  });
});

describe('an account', () => {
  it('with a wrong key fails its steps, and says what to correct', async () => {
    await connect('wrong', 'wrong');
    expect((await checkIn({ externalId: 'x' }, { workspace: 'wrong' })).error).toMatchObject({ code: 'AccountRefused', retryable: false }); // prettier-ignore
  });

  it('never sends its key in the clear, nor into our network', async () => {
    await connect('clear', 'key', 'http://thuzi.example.com');
    expect((await checkIn({ externalId: 'x' }, { workspace: 'clear' })).error).toMatchObject({ code: 'AddressNotAllowed', message: expect.stringContaining('https://') }); // prettier-ignore
    await connect('inside', 'key', 'https://169.254.169.254');
    expect((await checkIn({ externalId: 'x' }, { workspace: 'inside' })).error).toMatchObject({ code: 'AddressNotAllowed', message: expect.stringContaining('endpoint of Thuzi main: 169.254.169.254 is not a public address') }); // prettier-ignore
  });

  it.each([
    ['has had enough', { kind: 'throttles', retryAfterSeconds: 1 }],
    ['is not available', { kind: 'fails', status: 503, acting: false }],
  ] as const)('that %s has its steps wait, without an attempt counted', async (_, mood) => {
    thuzi.misbehave(mood, { times: 1 });
    const answer = await bench.run(action, { event, externalId: 'x' });
    expect([answer.outcome.exit, answer.attempt]).toEqual(['Success', 1]);
  });

  it('that breaks has its step tried again', async () => {
    thuzi.misbehave({ kind: 'fails', status: 500, acting: false }, { times: 1 });
    expect((await checkIn({ externalId: 'x' })).error).toMatchObject({ retryable: true });
    thuzi.misbehave({ kind: 'garbage' }, { times: 1 });
    expect((await checkIn({ externalId: 'x' })).error).toMatchObject({ retryable: true });
  });

  it('can be tried without checking anybody in', async () => {
    const test = (apiKey: string) => bench.tryAccount({ endpoint: thuzi.url }, { apiKey });
    expect(await test('thuzi-key')).toEqual({ ok: true, about: `Thuzi at ${new URL(thuzi.url).host}` });
    expect(await test('wrong')).toEqual({ ok: false, reason: expect.stringContaining('Correct its key') });
    expect(thuzi.checkIns()).not.toContainEqual(expect.objectContaining({ eventId: 'none' }));
  });
});
