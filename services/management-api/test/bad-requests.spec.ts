import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../src/routes.js';
import { keys, openBench, type Bench } from './bench.js';

const addressOf = (path: string) => path.replace(':workspace', 'acme').replaceAll(/:\w+/g, 'x1');

// real: NATS, MongoDB, the API. Nobody answers behind it.
describe('a bad request', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench()));
  afterAll(() => bench.close());

  it('with broken JSON is refused as such', async () => {
    for (const body of ['{"definition":', '', 'no', '{"__proto__":{"polluted":1}}']) {
      expect(await bench.call('POST', '/v1/workspaces/acme/workflows', body)).toMatchObject({
        status: 400,
        type: 'application/problem+json',
        body: { code: expect.stringMatching(/^Invalid/) },
      });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('of an unknown address, a too large or a too deep body, or another type is refused', async () => {
    expect(await bench.get('/nowhere')).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      body: { code: 'NotFound' },
    });
    // Fastify answers this one itself, before anything of ours can give it the form of a problem.
    expect(await bench.call('GET', '/v1/%zz')).toMatchObject({ status: 400 });
    expect(await bench.post('/workflows', { definition: { text: 'x'.repeat(800_000) } })).toMatchObject({
      status: 413,
      type: 'application/problem+json',
      body: { code: 'BodyTooLarge' },
    });
    const deep = `{"definition":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect(await bench.post('/workflows', deep)).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
    const typed = async (type: string) => {
      const headers = { authorization: `Bearer ${keys.acme}`, 'content-type': type };
      return (
        await fetch(`${bench.service().url}/v1/workspaces/acme/workflows`, {
          method: 'POST',
          headers,
          body: '{"definition":{}}',
        })
      ).status;
    };
    expect([await typed('application/xml'), await typed('text/plain')]).toEqual([415, 400]);
  });

  it('names every wrong field at once', async () => {
    const { body } = await bench.post('/workflows', { id: 'no spaces', definition: [], tenantId: 'other' });
    expect(body.errors?.map(({ path }) => path)).toEqual(['id', 'definition', 'tenantId']);
    expect(
      (await bench.get('/runs?limit=0&status=Nonsense&from=yesterday')).body.errors?.map(({ path }) => path),
    ).toEqual(['status.0', 'from', 'limit']);
    expect(
      (await bench.put('/offers/o1', { name: '', limit: -1, workspace: 'other' })).body.errors?.map(({ path }) => path),
    ).toEqual(['name', 'limit', 'workspace']);
  });

  it.each(Object.entries(routes).filter(([, { query }]) => Object.keys(query.shape).length > 0))(
    'with an operator in a query field of %s is refused',
    async (_name, { path, query }) => {
      for (const field of Object.keys(query.shape)) {
        for (const attack of [`${field}[$ne]=`, `${field}[$gt]=1`, `${field}=a&${field}=b`]) {
          expect(await bench.call('GET', `${addressOf(path)}?${attack}`, undefined, keys.all)).toMatchObject({
            status: 400,
            body: { code: 'InvalidRequest' },
          });
        }
      }
    },
  );

  it('with an operator in the place of a text in a body is refused', async () => {
    expect(await bench.post('/contacts', { email: { $ne: null } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'email' }] },
    });
    expect(await bench.post('/workflows', { id: { $gt: '' }, definition: {} })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'id' }] },
    });
    expect(await bench.post('/workflows/x/rollback', { version: { $gt: 0 } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'version' }] },
    });
  });

  it('for a service that does not answer is asked to come back', async () => {
    for (const path of ['/runs', '/contacts/c1', '/offers', '/contacts/c1/points']) {
      const answer = await bench.get(path);
      expect(answer).toMatchObject({ status: 503, type: 'application/problem+json', body: { code: 'Unavailable' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });
});
