// real: NATS, MongoDB, the API. fake: the connector
import { Controller } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  appBinding,
  appChoices,
  appKey,
  buckets,
  connectedApp,
  publishedVersion,
  testApp,
  versionKey,
  type ConnectedApp,
  type LaneHealth,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Keyring } from '@fanfare/secrets';
import { eventually, testMasterKey } from '@fanfare/testing';
import { keys, openBench } from './bench.js';

const connector = 'connector-acme';
const [test, choices] = [testApp(connector), appChoices(connector)];
const ring = Keyring.parse(testMasterKey);
const secretOf = (app: ConnectedApp) => JSON.parse(ring.open(app.secrets, appBinding(app))) as { apiKey: string };

/** Stands for a connector: it opens what it is asked to test, as a connector does. */
@Controller()
class Desk {
  @Answers(test)
  async test({ app }: { app: ConnectedApp }): Promise<ReplyOf<typeof test>> {
    return secretOf(app).apiKey.startsWith('good') ? { ok: true, about: 'Acme Ltd' } : { ok: false, reason: 'Acme does not know this key.' }; // prettier-ignore
  }

  @Answers(choices)
  async choices({ name }: { name: string }): Promise<ReplyOf<typeof choices>> {
    return { choices: [{ value: name, title: 'One' }] };
  }
}

const settings = {
  type: 'object',
  properties: {
    region: { type: 'string', enum: ['eu', 'us'] },
    apiKey: { type: 'string', minLength: 8, maxLength: 20, pattern: '^(good|bad)-', secret: true },
    endpoint: { type: 'string', format: 'uri' },
  },
  required: ['apiKey'],
};
const action = { name: 'AcmeCall', title: 'Call', summary: 'Calls.', service: connector, repeat: 'safe', app: 'needed', input: { type: 'object' }, exits: { Success: {} }, timeoutMs: 1_000 }; // prettier-ignore

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench([Desk]);
  await bench.values.put(buckets.catalogue, connector, { service: connector, title: 'Acme', app: { title: 'Acme', settings }, actions: [action] }); // prettier-ignore
  await eventually(async () => {
    const { body } = await bench.call('GET', '/v1/catalogue/connectors');
    expect(body['connectors']).toEqual([{ service: connector, title: 'Acme', settings }]);
  });
});
afterAll(() => bench.close());

let id = '';
let made = 0;
beforeEach(() => {
  id = `app-${++made}`;
});
const post = (path: string, body?: object) =>
  bench.call('POST', `/v1/workspaces/acme/connected-apps${path}`, body ?? {});
const connect = (apiKey: string, more: object = {}) =>
  post('', { id, connector, settings: { region: 'eu', apiKey }, ...more });
const stored = async () => (await bench.values.get(buckets.connections, appKey({ connector, workspace: 'acme', id }), connectedApp)) as ConnectedApp; // prettier-ignore

describe('connecting an account', () => {
  it('keeps it sealed, where its connector finds it, and never gives a secret back', async () => {
    const { status, body } = await connect('good-secret-1234', { title: 'Main' });
    expect([status, body]).toMatchObject([201, { id, connector, title: 'Main', settings: { region: 'eu' }, hints: { apiKey: '…1234' }, held: false, closed: [] }]); // prettier-ignore
    const answers = [body, (await bench.get('/connected-apps')).body, (await bench.get(`/connected-apps/${id}`)).body];
    expect(JSON.stringify(answers)).not.toContain('good-secret');
    expect(secretOf(await stored())).toEqual({ apiKey: 'good-secret-1234' });
  });

  it('is refused when the account does not work, unless nobody is to try it', async () => {
    expect(await connect('bad-secret')).toMatchObject({ status: 422, body: { code: 'ConnectionFailed', detail: expect.stringContaining('Acme does not know this key') } }); // prettier-ignore
    expect((await connect('bad-secret', { untested: true })).status).toBe(201);
    expect((await post(`/${id}/test`)).body).toEqual({ ok: false, reason: 'Acme does not know this key.' });
  });

  it.each([
    ['a field', { region: 'mars', apiKey: 'good-secret' }, 'settings.region'],
    ['a secret, without its value', { apiKey: 'good-1' }, 'settings.apiKey'],
    ['what is missing', {}, 'settings.apiKey'],
  ])('names %s that is wrong', async (_, given, path) => {
    const { status, body } = await post('', { id, connector, settings: given });
    expect([status, body.errors?.map((error) => error.path)]).toEqual([400, [path]]);
    expect(JSON.stringify(body)).not.toContain('good-1');
  });

  it('under an id that is taken, or to a connector that is not there, is refused', async () => {
    await connect('good-secret');
    expect((await connect('good-secret')).status).toBe(409);
    expect((await post('', { id: 'x', connector: 'connector-none', settings: {} })).body.errors).toMatchObject([{ path: 'connector' }]); // prettier-ignore
  });
});

describe('a connected app', () => {
  it('gets a new secret, or another setting, and keeps what is not given', async () => {
    await connect('good-secret-1234');
    const put = (body: object) => bench.call('PUT', `/v1/workspaces/acme/connected-apps/${id}`, body);
    expect((await put({ settings: { region: 'us' }, title: 'Other' })).body).toMatchObject({ title: 'Other', settings: { region: 'us' } }); // prettier-ignore
    expect(secretOf(await stored())).toEqual({ apiKey: 'good-secret-1234' });
    expect((await put({ settings: { apiKey: 'bad-secret-5678' } })).status).toBe(422);
    expect((await put({ settings: { apiKey: 'good-secret-5678' } })).body).toMatchObject({ settings: { region: 'us' }, hints: { apiKey: '…5678' } }); // prettier-ignore
    expect(secretOf(await stored())).toEqual({ apiKey: 'good-secret-5678' });
  });

  it('can be held and let go', async () => {
    await connect('good-secret');
    expect((await post(`/${id}/hold`)).body).toMatchObject({ held: true });
    expect(await stored()).toMatchObject({ held: true });
    expect((await post(`/${id}/release`)).body).toMatchObject({ held: false });
  });

  it('says what of it is down, and since when', async () => {
    await connect('good-secret');
    const lane = { workspace: 'acme', app: id, endpoint: 'api' };
    const health: LaneHealth = { service: connector, lane, name: 'Acme', state: 'down', reason: 'connection refused', since: 1, nextTryAt: 2, probes: 3 }; // prettier-ignore
    await bench.values.put(buckets.health, `${connector}.acme.${id}.api`, health);
    await eventually(async () =>
      expect((await bench.get(`/connected-apps/${id}`)).body).toMatchObject({ closed: [{ state: 'down', since: 1 }] }),
    );
    expect((await bench.get('/closed')).body).toEqual({ closed: [health] });
    await bench.values.delete(buckets.health, `${connector}.acme.${id}.api`);
    await eventually(async () => expect((await bench.get('/closed')).body).toEqual({ closed: [] }));
  });

  it('says what a field can be', async () => {
    await connect('good-secret');
    expect((await bench.get(`/connected-apps/${id}/choices?name=audiences`)).body).toEqual({ choices: [{ value: 'audiences', title: 'One' }] }); // prettier-ignore
  });

  it('is not disconnected while a workflow uses it, unless that is meant', async () => {
    await connect('good-secret');
    const definition = { name: 'Uses it', trigger: { type: 'Card.CoverClicked' }, start: 'a', steps: { a: { action: 'AcmeCall', input: { app: id } } } }; // prettier-ignore
    await bench.call('PUT', `/v1/workspaces/acme/workflows/uses-${id}`, { definition });
    expect((await bench.get(`/connected-apps/${id}/uses`)).body).toEqual({ workflows: [`uses-${id}`] });
    expect(await post(`/${id}/disconnect`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining(`uses-${id}`) } }); // prettier-ignore
    expect((await post(`/${id}/disconnect`, { evenIfUsed: true })).status).toBe(200);
    expect((await bench.get(`/connected-apps/${id}`)).status).toBe(404);
    expect(await stored()).toBeNull();
  });

  it('that a version in force uses is not disconnected either, though the draft names another by now', async () => {
    await connect('good-secret');
    const step = (app: string) => ({ name: 'Uses it', trigger: { type: 'Card.CoverClicked' }, start: 'a', steps: { a: { action: 'AcmeCall', input: { app } } } }); // prettier-ignore
    await bench.call('PUT', `/v1/workspaces/acme/workflows/in-force-${id}`, { definition: step(id) });
    expect((await bench.call('POST', `/v1/workspaces/acme/workflows/in-force-${id}/activate`, {})).status).toBe(200);
    await bench.call('PUT', `/v1/workspaces/acme/workflows/in-force-${id}`, { definition: step('another') });
    expect((await post(`/${id}/disconnect`)).status).toBe(409);
  });

  it('that steps use without naming it is frozen with their version: a second account changes nothing for them', async () => {
    const alone = (path: string, body: object) => bench.call('POST', `/v1/workspaces/other/${path}`, body, keys.other);
    await alone('connected-apps', { id: 'first', connector, settings: { apiKey: 'good-secret' } });
    const definition = { name: 'One account', trigger: { type: 'Card.CoverClicked' }, start: 'a', steps: { a: { action: 'AcmeCall' } } }; // prettier-ignore
    await bench.call('PUT', '/v1/workspaces/other/workflows/one', { definition }, keys.other);
    expect((await alone('workflows/one/activate', {})).status).toBe(200);
    await alone('connected-apps', { id: 'second', connector, settings: { apiKey: 'good-secret' } });
    const version = await bench.values.get(buckets.workflows, versionKey('other', 'one', 1), publishedVersion);
    expect(version?.actions['AcmeCall']?.onlyApp).toBe('first');
    expect(await alone('workflows/one/activate', {})).toMatchObject({ status: 422, body: { errors: [{ path: 'steps.a.input.app' }] } }); // prettier-ignore
  });

  it('takes its secret to another address only from somebody who knows it', async () => {
    await post('', { id, connector, settings: { apiKey: 'good-secret', endpoint: 'https://acme.example.com' } });
    const put = (settings: object) => bench.call('PUT', `/v1/workspaces/acme/connected-apps/${id}`, { settings });
    const moved = await put({ endpoint: 'https://elsewhere.example.com' });
    expect(moved).toMatchObject({ status: 400, body: { errors: [{ path: 'settings.apiKey', message: 'is needed again: the address has changed' }] } }); // prettier-ignore
    expect((await put({ endpoint: 'https://elsewhere.example.com', apiKey: 'good-secret' })).status).toBe(200);
  });

  it('is nobody else’s', async () => {
    await connect('good-secret');
    const elsewhere = (path: string) => bench.call('GET', `/v1/workspaces/other/connected-apps${path}`, undefined, keys.other); // prettier-ignore
    expect(JSON.stringify((await elsewhere('')).body)).not.toContain(id);
    expect((await elsewhere(`/${id}`)).status).toBe(404);
  });
});

describe('a new master key', () => {
  it('wraps every secret anew when the API starts with it, and what the old one sealed opens until then', async () => {
    await connect('good-secret');
    expect((await stored()).secrets.keyId).toBe('test');
    const second = Keyring.newKey('second');
    await bench.restart({ MASTER_KEYS: `${second},${testMasterKey}` });
    await eventually(async () => expect((await stored()).secrets.keyId).toBe('second'));
    const app = await stored();
    expect(JSON.parse(Keyring.parse(second).open(app.secrets, appBinding(app)))).toEqual({ apiKey: 'good-secret' });
  });
});
