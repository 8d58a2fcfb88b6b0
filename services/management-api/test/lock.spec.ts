import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowSchema } from '@fanfare/contracts';
import { routes } from '../src/routes.js';
import { keys, openBench, type Bench } from './bench.js';

/** Every route with an address in a workspace; what does not name one is marked by its access. */
const locked = Object.entries(routes).filter(([, { access }]) => access !== 'public');
const addressOf = (path: string) => path.replace(':workspace', 'acme').replaceAll(/:\w+/g, 'x1');

// real: NATS, MongoDB, the API.
describe('every route', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench()));
  afterAll(() => bench.close());

  const call = (method: string, path: string, key: string | null) =>
    bench.call(method, addressOf(path), method === 'GET' ? undefined : {}, key);

  it.each(locked)(
    '%s refuses a caller without a key, and one with a key that nobody has',
    async (_name, { method, path }) => {
      for (const key of [null, 'wrong', '']) {
        const answer = await call(method, path, key);
        expect(answer).toMatchObject({ status: 401, type: 'application/problem+json', body: { code: 'UnknownKey' } });
        expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      }
    },
  );

  it.each(locked.filter(([, { access }]) => access === 'workspace'))(
    '%s does not exist for the key of another workspace',
    async (_name, { method, path }) => {
      expect(path).toContain('/workspaces/:workspace/');
      expect(await call(method, path, keys.other)).toMatchObject({
        status: 404,
        body: { code: 'NotFound', detail: expect.stringContaining('workspace') },
      });
    },
  );

  it.each(locked.filter(([, { access }]) => access === 'operator'))(
    '%s refuses the key of a single workspace',
    async (_name, { method, path }) => {
      expect(await call(method, path, keys.acme)).toMatchObject({ status: 403, body: { code: 'NotAllowed' } });
    },
  );

  it('outside a workspace says nothing of any', () => {
    const outside = Object.entries(routes).filter(([, { path }]) => !path.includes(':workspace')).map(([name]) => name); // prettier-ignore
    expect(outside).toEqual([
      'catalogue.actions',
      'catalogue.logicSteps',
      'catalogue.connectors',
      'catalogue.triggers',
      'deadLetters.listAll',
      'deadLetters.settleAny',
      'rewards.showCoupon',
      'rewards.showCard',
      'rewards.cardForApple',
      'rewards.cardForGoogle',
      'account.signIn',
      'account.signOut',
      'account.me',
      'account.changePassword',
      'account.askForReset',
      'account.reset',
      'account.showInvitation',
      'account.acceptInvitation',
      'api.openApi',
      'api.workflowSchema',
    ]);
  });

  it('opens for the key of all workspaces', async () => {
    expect(await bench.call('GET', '/v1/workspaces/acme/workflows', undefined, keys.all)).toMatchObject({
      status: 200,
    });
  });

  it('is in the OpenAPI document, which needs no key', async () => {
    const { status, body } = await bench.call('GET', '/openapi.json', undefined, null);
    expect(status).toBe(200);
    const operations = Object.values(body['paths'] as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path),
    );
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(routes).sort());
  });

  it('gives the schema of a workflow to everybody, as it is published', async () => {
    const { status, body } = await bench.call('GET', '/v1/schemas/workflow', undefined, null);
    expect({ status, body }).toEqual({ status: 200, body: JSON.parse(JSON.stringify(workflowSchema())) });
  });

  it('leaves health and metrics open', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect((await fetch(bench.service().url + path)).status).toBe(200);
    }
  });
});
