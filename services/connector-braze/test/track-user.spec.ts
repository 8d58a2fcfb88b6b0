// real: NATS, MongoDB, the connector, HTTP. fake: Braze
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand, eventually } from '@fanfare/testing';
import { BrazeBench } from './bench.js';

let bench: BrazeBench;
beforeAll(async () => {
  bench = await BrazeBench.open({ blockedExternalIds: ['dummy'] });
});
beforeEach(() => {
  bench.braze.behave();
  bench.braze.journal.clear();
  bench.braze.isInMaintenance = false;
});
afterAll(() => bench.close());

const names = () => bench.braze.events().map(({ external_id }) => external_id);

describe('a user in Braze', () => {
  it('gets the attributes, subscriptions, events and purchases of a step, in one request', async () => {
    const outcome = await bench.run(
      bench.track({
        attributes: { first_name: 'Ada', seat: 7, nickname: null },
        subscriptions: { email: 'opted_in', groups: [{ id: 'g1', state: 'subscribed' }] },
        events: [{ name: 'Won', properties: { prize: 'car' } }],
        purchases: [{ productId: 'pen', currency: 'USD', price: 2.5 }],
      }),
    );
    expect(outcome).toMatchObject({ exit: 'Success', output: { attributes: 1, events: 1, purchases: 1, queued: false } }); // prettier-ignore
    expect(bench.requests()).toHaveLength(1);
    expect(bench.braze.user({ external_id: 'u1' })).toMatchObject({
      profile: { first_name: 'Ada', email_subscribe: 'opted_in' },
      custom_attributes: { seat: 7 },
    });
    expect(bench.braze.journal.exchanges[0]?.headers['authorization']).toBe('Bearer fake-braze-key');
  });

  it('is found, or made, by an alias of an e-mail address in any spelling', async () => {
    const user = (value: string) => ({ user: { by: 'email_alias', value }, updateExistingOnly: false });
    await bench.run(bench.track({ ...user('Ada@Example.com'), events: [{ name: 'Came' }] }));
    await bench.run(bench.track({ ...user(' ada@example.com'), attributes: { points: { inc: 5 } } }));
    const user_alias = { alias_name: 'ada@example.com', alias_label: 'email' };
    expect(bench.braze.user({ user_alias })?.custom_attributes).toEqual({ points: 5 });
    expect(bench.braze.events()).toContainEqual(expect.objectContaining({ name: 'Came', external_id: null }));
  });

  it('is asked nothing of when all that is mapped is empty', async () => {
    const outcome = await bench.run(bench.track({ attributes: { first_name: null } }));
    expect([outcome.exit, bench.requests()]).toEqual(['Success', []]);
  });

  it('gets an event at the instant of the step, also when the step is tried again', async () => {
    const command = bench.won('u2', {}, { at: Date.UTC(2026, 4, 1) });
    bench.braze.misbehave({ kind: 'fails', status: 503, acting: false }, { times: 1 });
    expect((await bench.run(command)).exit).toBe('Success');
    expect(bench.braze.events()).toContainEqual(expect.objectContaining({ external_id: 'u2', time: '2026-05-01T00:00:00.000Z' })); // prettier-ignore
  });

  it('that is queued while Braze is in maintenance is tracked', async () => {
    bench.braze.isInMaintenance = true;
    expect(await bench.run(bench.won('u3'))).toMatchObject({ exit: 'Success', output: { queued: true } });
  });
});

describe('what is wrong with a step', () => {
  it('is said before anything is sent', async () => {
    const { error } = await bench.run(bench.won('u4', { properties: { event_name: 'x' } }));
    expect(error).toMatchObject({ code: 'InputInvalid', message: expect.stringContaining('events.0.properties.event_name') }); // prettier-ignore
    expect(bench.requests()).toEqual([]);
  });

  it('fails that step only, in the words of Braze', async () => {
    // Braze takes less for a phone than we can know.
    const bad = bench.track({ attributes: { phone: 'none' } });
    const good = Array.from({ length: 20 }, (_, i) => bench.track({ attributes: { seat: i } }));
    const outcomes = await bench.runAll([...good.slice(0, 10), bad, ...good.slice(10)]);
    expect(outcomes.filter(({ exit }) => exit === 'Success')).toHaveLength(20);
    expect(outcomes[10]?.error).toMatchObject({
      code: 'RefusedByBraze',
      message: "Braze: attributes[0]: 'phone' is not valid.",
      details: { complaints: [{ array: 'attributes', index: 0, said: "'phone' is not valid" }] },
    });
    expect(bench.requests()).toHaveLength(1);
  });

  it('fails it when all of its request is wrong', async () => {
    const bad = () => bench.track({ attributes: { phone: 'none' } });
    const outcomes = await bench.runAll([bad(), bad()]);
    expect(outcomes.map(({ error }) => error?.code)).toEqual(['RefusedByBraze', 'RefusedByBraze']);
  });

  it('is found among many when Braze refuses all without saying which, and the others are tracked once', async () => {
    const before = names().length;
    const users = Array.from({ length: 30 }, (_, i) => (i === 17 ? 'dummy' : `many${i}`));
    const outcomes = await bench.runAll(users.map((user) => bench.won(user)));
    expect(outcomes.flatMap(({ error }, i) => (error ? [[i, error.message]] : []))).toEqual([
      [17, 'Braze: provided external_id is blacklisted and disallowed.'],
    ]);
    const tracked = names().slice(before);
    expect([tracked.length, new Set(tracked).size]).toEqual([29, 29]);
    expect(bench.requests().length).toBeLessThanOrEqual(12);
  });

  it('costs no other run its nested attributes: a step that has some goes alone', async () => {
    const nested = Array.from({ length: 3 }, (_, i) => bench.track({ user: { by: 'external_id', value: `n${i}` }, attributes: { stay: { nights: i } } })); // prettier-ignore
    const flat = Array.from({ length: 3 }, () => bench.track({ attributes: { seat: 1 } }));
    expect((await bench.runAll([...nested, ...flat])).every(({ exit }) => exit === 'Success')).toBe(true);
    expect(
      bench
        .requests()
        .map(({ attributes }) => attributes?.length)
        .sort(),
    ).toEqual([1, 1, 1, 3]);
    expect(bench.braze.user({ external_id: 'n2' })?.custom_attributes).toEqual({ stay: { nights: 2 } });
  });
});

describe('an answer that got lost', () => {
  /** One for each test: what it finds out of Braze is not to matter to the next. */
  let workspace = 'lost0';
  beforeEach(async () => {
    workspace = `lost${Number(workspace.slice(4)) + 1}`;
    await bench.connect(workspace);
  });

  it.each([
    ['no answer', { kind: 'resets', acting: true }],
    ['an error after it was taken', { kind: 'fails', status: 500, acting: true }],
    ['a gateway that waited in vain', { kind: 'fails', status: 504, acting: true }],
    ['a page of somebody in between', { kind: 'garbage' }],
  ] as const)('parks a step with an event, which is never sent twice (%s)', async (_what, mood) => {
    const command = bench.won(`lost by ${JSON.stringify(mood)}`, {}, { workspace });
    bench.braze.misbehave(mood, { times: 1 });
    expect((await bench.run(command)).error).toMatchObject({ retryable: true });
    await bench.kit.steps.send({ ...command, attempt: 2 });
    await eventually(async () =>
      expect(await bench.kit.waiting(command.stepId)).toMatchObject([{ reason: 'OutcomeUnknown: waits for a person' }]),
    );
    expect(bench.requests()).toHaveLength(1);
  });

  it.each([
    ['attributes are set again', { attributes: { seat: 7 } }, 'Success'],
    ['a count is not counted again', { attributes: { points: { inc: 1 } } }, 'Failure'],
  ])('is no loss where a repeat is harmless: %s', async (_what, input, exit) => {
    const command = bench.track(input, { onUnknownOutcome: 'fail', workspace });
    bench.braze.misbehave({ kind: 'resets', acting: true }, { times: 1 });
    expect((await bench.run(command)).error).toMatchObject({ retryable: true });
    expect((await bench.run({ ...command, attempt: 2 })).exit).toBe(exit);
  });

  it('of one request leaves the steps of the others as they are', async () => {
    await bench.connect('small', { objectsPerArray: 10 });
    const all = Array.from({ length: 20 }, (_, i) => ({ ...bench.won(`part${i}`), workspace: 'small' }));
    bench.braze.misbehave({ kind: 'resets', acting: true }, { times: 1 });
    const outcomes = await bench.runAll(all);
    expect(outcomes.map(({ exit }) => exit)).toEqual([...Array(10).fill('Failure'), ...Array(10).fill('Success')]);
    expect(outcomes[0]?.error).toMatchObject({ code: 'Unavailable', retryable: true });
  });
});

describe('requests', () => {
  it('hold as many objects as the account says, of a kind and in all', async () => {
    await bench.connect('fifty', { objectsPerArray: 50, objectsPerRequest: 50 });
    const both = Array.from({ length: 60 }, (_, i) => bench.track({ attributes: { seat: i }, events: [{ name: 'Sat' }] }, { workspace: 'fifty' })); // prettier-ignore
    expect((await bench.runAll(both)).every(({ exit }) => exit === 'Success')).toBe(true);
    const sizes = bench.requests().map(({ attributes = [], events = [] }) => attributes.length + events.length);
    expect(Math.max(...sizes)).toBe(50);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(120);
  });

  it('hold all of a step that has several objects of a kind', async () => {
    const three = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];
    const steps = Array.from({ length: 40 }, (_, i) => bench.track({ user: { by: 'external_id', value: `three${i}` }, events: three })); // prettier-ignore
    expect((await bench.runAll(steps)).every(({ exit }) => exit === 'Success')).toBe(true);
    expect(bench.requests().map(({ events }) => events?.length)).toEqual([75, 45]);
  });

  it('are never sent when a step is more than the account takes', async () => {
    await bench.connect('tiny', { objectsPerArray: 2 });
    const { error } = await bench.run(bench.track({ events: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] }, { workspace: 'tiny' })); // prettier-ignore
    expect(error).toMatchObject({ code: 'RefusedByBraze', message: expect.stringContaining('takes 2 of a kind') });
    expect(bench.requests()).toEqual([]);
  });
});

it('an action that is not of this connector says so', async () => {
  expect((await bench.run(aCommand('BrazeFly'))).error).toMatchObject({ code: 'UnknownAction' });
});
