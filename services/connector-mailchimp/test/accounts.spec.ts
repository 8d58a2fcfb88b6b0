// real: NATS, MongoDB, two replicas of the connector, HTTP. fake: Mailchimp
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fanfare/contracts';
import { eventually } from '@fanfare/testing';
import { apiKey, MailchimpBench } from './bench.js';

const keys = [apiKey, 'other-key-us21'];
let bench: MailchimpBench;
beforeAll(async () => {
  const options = { keys, accessTokens: ['token'], accountName: 'Acme', audiences: [{ id: 'fans', name: 'Fans' }] }; // prettier-ignore
  bench = await MailchimpBench.open(options, 2);
  await bench.connect('acme', { apiKey });
});
beforeEach(() => {
  bench.mailchimp.behave();
  bench.mailchimp.journal.clear();
});
afterAll(() => bench.close());

const upsert = (more: JsonObject = {}, workspace?: string) =>
  bench.run('MailchimpUpsert', { email: 'ada@example.com', ...more }, workspace);

describe('an account', () => {
  it('never has more than ten calls at once, whoever of the replicas calls', async () => {
    bench.mailchimp.misbehave({ kind: 'slow', ms: 50 });
    const inputs = Array.from({ length: 50 }, (_, i) => ({ audience: 'fans', email: `a${i}@x.io` }));
    const messages = Array.from({ length: 4 }, () => bench.connector.runAll('MailchimpUpsert', inputs));
    const answers = (await Promise.all(messages)).flat();
    expect(answers.filter(({ outcome }) => outcome.exit === 'Success')).toHaveLength(200);
    const { mostInHand, exchanges } = bench.mailchimp.journal;
    expect(mostInHand).toBeLessThanOrEqual(10);
    expect(exchanges.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('that several apps are of has ten for all of them, also while they and forms find out which it is', async () => {
    const apps = ['key', 'other', 'token'];
    const secrets: JsonObject[] = [{ apiKey }, { apiKey: 'other-key-us21' }, { accessToken: 'token' }];
    for (const [i, id] of apps.entries()) await bench.connect(`shared-${id}`, secrets[i] ?? {}, { dc: 'us21' });
    bench.mailchimp.journal.clear();
    bench.mailchimp.misbehave({ kind: 'slow', ms: 50 });
    const inputs = Array.from({ length: 10 }, (_, i) => ({ audience: 'fans', email: `b${i}@x.io` }));
    const messages = [...apps, ...apps, ...apps].map((id) => bench.connector.runAll('MailchimpUpsert', inputs, { workspace: `shared-${id}` })); // prettier-ignore
    // Forms wait for their turn as steps do, on a busy machine for longer than somebody who asks.
    for (const id of apps) await eventually(async () => expect(await bench.connector.choices('audiences', `shared-${id}`)).toHaveLength(1)); // prettier-ignore
    await eventually(async () => expect(await bench.connector.tryAccount({ endpoint: bench.mailchimp.url }, { apiKey })).toMatchObject({ ok: true })); // prettier-ignore
    const answers = (await Promise.all(messages)).flat();
    expect(answers.filter(({ outcome }) => outcome.exit === 'Success')).toHaveLength(90);
    const { mostInHand, exchanges } = bench.mailchimp.journal;
    expect(mostInHand).toBeLessThanOrEqual(10);
    expect(exchanges.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('is the one that the step names, when a workspace has two', async () => {
    await bench.connect('two', { apiKey }, {}, 'first');
    await bench.connect('two', { apiKey: 'other-key-us21' }, {}, 'second');
    bench.mailchimp.journal.clear();
    await upsert({ app: 'first' }, 'two');
    await upsert({ app: 'second' }, 'two');
    expect(bench.mailchimp.journal.to('PUT', /members/).map(keyOf)).toEqual(keys);
    expect((await upsert({}, 'two')).error?.code).toBe('AppNotChosen');
  });

  it('can be one that OAuth let us into', async () => {
    await bench.connect('oauth', { accessToken: 'token' }, { dc: 'us21' });
    expect((await upsert({}, 'oauth')).exit).toBe('Success');
  });

  it.each([
    ['a wrong key', { apiKey: 'wrong-us21' }, {}, 'AccountRefused', 'API Key Invalid'],
    ['a key of another datacenter', { apiKey: 'some-us6' }, {}, 'AccountRefused', "linked to datacenter 'us6'"],
    ['a key without a datacenter', { apiKey: 'some' }, {}, 'AppInvalid', 'such as -us21'],
    ['a key that names a host', { apiKey: 'some-evil.example.com/' }, {}, 'AppInvalid', 'such as -us21'],
    ['a token without a datacenter', { accessToken: 'token' }, {}, 'AppInvalid', 'such as us21'],
    ['both', { accessToken: 'token', apiKey }, { dc: 'us21' }, 'AppInvalid', 'either'],
    ['an address that nobody allowed', { apiKey }, { endpoint: 'https://example.com' }, 'AppInvalid', 'for tests'],
  ])('with %s fails its steps, and says what to correct', async (title, secrets, settings, code, words) => {
    const workspace = title.replaceAll(' ', '-');
    await bench.connect(workspace, secrets, settings);
    expect((await upsert({}, workspace)).error).toMatchObject({ code, retryable: false, message: expect.stringContaining(words) }); // prettier-ignore
  });

  it.each([
    ['has had enough', { kind: 'throttles' }],
    ['is blocked by a page of HTML', { kind: 'fails', status: 503, acting: false }],
  ] as const)('that %s is left alone, and its steps wait without an attempt counted', async (_, mood) => {
    bench.mailchimp.misbehave(mood, { times: 1 });
    const answer = await bench.connector.run('MailchimpUpsert', { audience: 'fans', email: 'ada@example.com' });
    expect([answer.outcome.exit, answer.attempt]).toEqual(['Success', 1]);
    expect(bench.mailchimp.journal.to('PUT', /members/)).toHaveLength(2);
  });

  it.each([400, 401])('whose key Mailchimp repeats in an answer %d keeps it secret', async (status) => {
    bench.mailchimp.misbehave({ kind: 'fails', status, acting: false, echoing: true }, { times: 1 });
    const outcome = await upsert();
    expect(outcome.error?.message).toContain('…');
    expect(JSON.stringify(outcome)).not.toMatch(new RegExp(`${apiKey}|ada@|Basic [A-Za-z0-9]`));
  });

  it('that breaks has its step tried again', async () => {
    bench.mailchimp.misbehave({ kind: 'fails', status: 500, acting: false }, { times: 1 });
    expect((await upsert()).error).toMatchObject({ retryable: true, message: 'Mailchimp answered PUT /lists/fans/members/… with 500' }); // prettier-ignore
    bench.mailchimp.misbehave({ kind: 'garbage' }, { times: 1 });
    expect((await upsert()).error).toMatchObject({ retryable: true });
  });
});

describe('people who connect an account', () => {
  const test = (secrets: JsonObject) => bench.connector.tryAccount({ endpoint: bench.mailchimp.url }, secrets);
  const choices = (name: string) => bench.connector.choices(name);

  it('are told which account it is, or what is wrong', async () => {
    expect(await test({ apiKey })).toEqual({ ok: true, about: 'Acme' });
    expect(await test({ apiKey: 'wrong-us21' })).toEqual({ ok: false, reason: expect.stringContaining('API Key Invalid') }); // prettier-ignore
  });

  it('choose from its audiences, and from the merge fields and tags of each', async () => {
    expect(await choices('audiences')).toEqual([{ value: 'fans', title: 'Fans' }]);
    expect(await choices('merge-fields/fans')).toContainEqual({ value: 'FNAME', title: 'First Name' });
    await upsert();
    await bench.run('MailchimpAddTags', { email: 'ada@example.com', tags: ['vip'] });
    await eventually(async () => expect(await choices('tags/fans')).toEqual([{ value: 'vip', title: 'vip' }])); // prettier-ignore
    expect(await choices('tags/{{ trigger.data.audience }}')).toEqual([]);
    await expect(choices('colours')).rejects.toThrow('no choices named colours');
  });
});

function keyOf({ headers }: { headers: Record<string, unknown> }): string {
  const value = String(headers['authorization']).replace('Basic ', '');
  return Buffer.from(value, 'base64').toString().split(':')[1] ?? '';
}
