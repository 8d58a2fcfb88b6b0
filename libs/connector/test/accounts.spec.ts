// real: NATS, MongoDB, two replicas of a connector. fake: the vendor
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appBinding, appChoices, buckets, testApp, type ConnectedApp } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { asking, ConnectorBench, eventually, itemsIn, testMasterKey } from '@fanfare/testing';
import { Keyring } from '@fanfare/secrets';
import { Acme, serveAcme } from './acme.js';

const acme = new Acme();
/** The master key that is to take over. */
const newKey = Keyring.newKey('next');
let bench: ConnectorBench;
let questions: ReturnType<typeof asking>;
beforeAll(async () => {
  const serve = serveAcme(acme, { limits: { concurrent: 3, acrossReplicas: true } });
  bench = await ConnectorBench.open({ name: 'connector-acme', serve, replicas: 2, env: { MASTER_KEYS: `${testMasterKey},${newKey}` } }); // prettier-ignore
  questions = asking(bench.servers.nats.url);
});
beforeEach(() => acme.reset());
afterAll(async () => {
  await questions.close();
  await bench.close();
});

const call = (workspace: string, app?: string) =>
  bench.run('AcmeCall', { value: 'x', ...(app !== undefined && { app }) }, { workspace });

describe('the account of a step', () => {
  it('is the only one of its workspace, or the one that it names', async () => {
    await bench.connect({ workspace: 'w1', id: 'first', settings: { region: 'us' }, secrets: { apiKey: 'k1' } });
    await eventually(async () => expect((await call('w1')).outcome.output).toEqual({ answer: 'x by k1 in us' }));
    await bench.connect({ workspace: 'w1', id: 'second', secrets: { apiKey: 'k2' } });
    await eventually(async () =>
      expect((await call('w1', 'second')).outcome.output).toEqual({ answer: 'x by k2 in eu' }),
    );
    expect((await call('w1')).outcome.error).toMatchObject({ code: 'AppNotChosen', message: expect.stringContaining('first, second') }); // prettier-ignore
  });

  it('that is not connected fails the step, and says what to do', async () => {
    expect((await call('nobody')).outcome.error).toMatchObject({ code: 'AppNotConnected', retryable: false });
    expect((await call('w1', 'third')).outcome.error).toMatchObject({ code: 'AppNotConnected', message: expect.stringContaining('third') }); // prettier-ignore
  });

  it('is used with its new secrets as soon as they have been rotated', async () => {
    await bench.connect({ workspace: 'w2', secrets: { apiKey: 'old' } });
    await eventually(async () => expect((await call('w2')).outcome.output).toEqual({ answer: 'x by old in eu' }));
    await bench.connect({ workspace: 'w2', secrets: { apiKey: 'new' } });
    await eventually(async () => expect((await call('w2')).outcome.output).toEqual({ answer: 'x by new in eu' }));
  });

  it('goes on being used while its secrets, and the master key that seals them, are rotated', async () => {
    const connect = (apiKey: string, masterKey: string) => bench.connect({ workspace: 'w9', secrets: { apiKey }, masterKey }); // prettier-ignore
    await connect('first', testMasterKey);
    await eventually(async () => expect((await call('w9')).outcome.exit).toBe('Success'));
    const answers: string[] = [];
    const using = (async () => {
      while (!answers.includes('x by third in eu')) answers.push((await call('w9')).outcome.output['answer'] as string);
    })();
    await eventually(() => expect(answers.length).toBeGreaterThan(3));
    await connect('second', testMasterKey);
    await eventually(() => expect(answers).toContain('x by second in eu'));
    await connect('third', newKey);
    await using;
    expect(answers.filter((answer) => !/^x by (first|second|third) in eu$/.test(answer))).toEqual([]);
  });

  it('whose secrets were sealed for another does not open', async () => {
    const ring = Keyring.parse(testMasterKey);
    const stolen = ring.seal('{"apiKey":"k1"}', appBinding({ connector: 'connector-acme', workspace: 'w1', id: 'first' })); // prettier-ignore
    const app = anApp({ workspace: 'thief', secrets: stolen });
    const answer = await questions.requests.ask(testApp('connector-acme'), { app });
    expect(answer).toEqual({ ok: false, reason: expect.stringContaining('sealed for something else') });
  });
});

describe('people who connect an account', () => {
  const choices = (workspace: string, name: string) => questions.requests.ask(appChoices('connector-acme'), { workspace, name }); // prettier-ignore
  const ring = Keyring.parse(testMasterKey);
  const withKey = (apiKey: string) =>
    anApp({ secrets: ring.seal(JSON.stringify({ apiKey }), appBinding({ connector: 'connector-acme', workspace: 'w3', id: 'mine' })) }); // prettier-ignore

  it.each([
    ['good', { ok: true, about: 'Acme Ltd' }],
    ['wrong', { ok: false, reason: 'Acme does not know this key.' }],
  ])('can try it before: a %s key', async (key, wanted) => {
    expect(await questions.requests.ask(testApp('connector-acme'), { app: withKey(key) })).toEqual(wanted);
  });

  it('can choose from what the vendor has', async () => {
    await bench.connect({ workspace: 'w4', secrets: { apiKey: 'k' } });
    await eventually(
      async () =>
      expect(await questions.requests.ask(appChoices('connector-acme'), { workspace: 'w4', name: 'audiences' })).toEqual({ choices: [{ value: 'a', title: 'Audience A' }] }), // prettier-ignore
    );
  });

  it('are told why there is nothing to choose from', async () => {
    await bench.connect({ workspace: 'w7', secrets: { apiKey: 'wrong' } });
    await eventually(() => expect(choices('w7', 'audiences')).rejects.toThrow('Acme does not know this key.'));
    await expect(choices('w4', 'colours')).rejects.toThrow('Acme has no choices named colours.');
  });
});

describe('a vendor that allows three calls at once', () => {
  it('never has more of one account, whoever of the replicas calls, a form that asks it among them', async () => {
    await bench.connect({ workspace: 'w5', secrets: { apiKey: 'k' } });
    await eventually(async () => expect((await call('w5')).outcome.exit).toBe('Success'));
    acme.reset();
    acme.takesMs = 20;
    const inputs = Array.from({ length: 20 }, (_, i) => ({ value: `${i}` }));
    const messages = [1, 2, 3, 4].map(() => bench.runAll('AcmeCall', inputs, { workspace: 'w5' }));
    for (let i = 0; i < 10; i++) expect(await bench.choices('audiences', 'w5')).toHaveLength(1);
    const answers = (await Promise.all(messages)).flat();
    expect(answers.every(({ outcome }) => outcome.exit === 'Success')).toBe(true);
    expect(acme.mostInHand).toBe(3);
    // Nobody calls any more, and nobody keeps a place.
    const places = bench.services[0]?.app.get(KeyValue);
    await eventually(async () => expect(await places?.keys(buckets.slots, '')).toEqual([]));
  });

  it('gets steps of many runs in one call, full ones but for the first and the last', async () => {
    await bench.connect({ workspace: 'w6', secrets: { apiKey: 'k' } });
    await eventually(async () => expect((await call('w6')).outcome.exit).toBe('Success'));
    acme.reset();
    const inputs = Array.from({ length: 50 }, (_, i) => ({ value: `${i}` }));
    const messages = Array.from({ length: 12 }, () => bench.runAll('AcmeTogether', inputs, { workspace: 'w6' }));
    const answers = (await Promise.all(messages)).flat();
    expect(answers.filter(({ outcome }) => outcome.exit === 'Success')).toHaveLength(600);
    expect(acme.calls.flatMap(({ values }) => values)).toHaveLength(600);
    // Two replicas gather each for itself: 8 full ones, and of each replica a first and a last.
    expect(acme.calls.length).toBeLessThanOrEqual(12);
  });

  it('gets steps that come one by one together, too', async () => {
    await bench.connect({ workspace: 'w8', secrets: { apiKey: 'k' } });
    await eventually(async () => expect((await call('w8')).outcome.exit).toBe('Success'));
    acme.reset();
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < 40; i++) {
      sent.push(bench.run('AcmeTogether', { value: `${i}` }, { workspace: 'w8' }));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await Promise.all(sent);
    // A call of each replica at once, and then those that came within 300 ms: far fewer than steps, however slow the machine.
    expect(acme.calls.length).toBeLessThan(20);
  });
});

it('no secret is anywhere in the clear', async () => {
  const stored = await itemsIn(bench.servers.nats.url, `KV_${buckets.connections}`);
  expect(stored.length).toBeGreaterThan(5);
  expect(stored.join('')).not.toMatch(/"(k1|k2|old|new)"/);
});

function anApp(given: Partial<ConnectedApp>): ConnectedApp {
  const about = { workspace: 'w3', id: 'mine', connector: 'connector-acme', title: 'mine', settings: {}, hints: {} };
  const now = Date.now();
  const secrets = { keyId: 'test', wrappedKey: '', text: '' };
  return { ...about, secrets, held: false, createdAt: now, updatedAt: now, ...given };
}
