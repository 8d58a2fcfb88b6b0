// real: NATS, MongoDB, the API.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetAudit } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { openBench, type Bench } from './bench.js';

const ours = '/v1/workspaces/acme';

describe('a key that was made here', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench()));
  afterAll(() => bench.close());

  const make = async (...scopes: string[]) => {
    const { status, body } = await bench.post('/api-keys', { name: 'nightly import', scopes });
    expect(status).toBe(201);
    return { key: body['key'] as string, id: body['id'] as string };
  };
  const use = (key: string, method: string, path: string) =>
    bench.call(method, path, method === 'GET' ? undefined : {}, key);

  it('opens what it was made for, in its workspace, and nothing else', async () => {
    const { key } = await make('workflows:read');
    expect((await use(key, 'GET', `${ours}/workflows`)).status).toBe(200);
    expect(await use(key, 'POST', `${ours}/workflows`)).toMatchObject({
      status: 403,
      body: { detail: 'The key is not made for it: it needs workflows:write.' },
    });
    expect((await use(key, 'GET', `${ours}/connected-apps`)).status).toBe(403);
    expect((await use(key, 'GET', '/v1/workspaces/other/workflows')).status).toBe(404);
    expect((await use(key, 'GET', '/v1/catalogue/actions')).status).toBe(403);
    expect((await use((await make('catalogue:read')).key, 'GET', '/v1/catalogue/actions')).status).toBe(200);
  });

  it('never opens members, keys or the audit log, whatever it was made for', async () => {
    const { key } = await make('*:write');
    for (const path of ['members', 'api-keys', 'audit-log']) {
      expect((await use(key, 'GET', `${ours}/${path}`)).status).toBe(403);
    }
    expect((await use(key, 'GET', '/v1/me')).status).toBe(403);
  });

  it('is told once, and listed by its end and its last use', async () => {
    const { key, id } = await make('*:read');
    await use(key, 'GET', `${ours}/workflows`);
    const { body } = await bench.get('/api-keys');
    const listed = (body['keys'] as { id: string }[]).find((one) => one.id === id);
    expect(listed).toMatchObject({ name: 'nightly import', hint: key.slice(-4), usedAt: expect.any(Number) });
    expect(JSON.stringify(body)).not.toContain(key);
  });

  it('ends when it is revoked, or when its time is over', async () => {
    const { key, id } = await make('*:read');
    expect((await bench.post(`/api-keys/${id}/revoke`)).status).toBe(200);
    expect((await use(key, 'GET', `${ours}/workflows`)).status).toBe(401);
    expect((await bench.post(`/api-keys/${id}/revoke`)).status).toBe(404);
    const past = await bench.post('/api-keys', { name: 'x', scopes: ['*:read'], endsAt: 1 });
    expect(past.body.errors).toEqual([{ path: 'endsAt', message: 'is over already' }]);
  });

  it('is made for scopes that there are', async () => {
    const { body } = await bench.post('/api-keys', { name: 'x', scopes: ['runs:read', 'members:write'] });
    expect(body.errors).toEqual([
      { path: 'scopes.1', message: expect.stringContaining('is none; expected one of *:read') },
    ]);
  });

  it('and every change by it are in the audit log, and so is what was refused; what was sent is not', async () => {
    const { key } = await make('workflows:write');
    await bench.call('POST', `${ours}/workflows`, { definition: { name: 'a secret plan' } });
    await bench.call('POST', `${ours}/workflows/none/pause`, {}, key);
    await bench.call('POST', `${ours}/workflows/none/pause`, {});
    const { body } = await bench.get('/audit-log?limit=4');
    const entries = body['entries'] as { what: string; who: { name: string }; about: unknown; status: number }[];
    expect(entries.map(({ what, status }) => [what, status])).toEqual([
      ['workflows.pause', 404],
      ['workflows.pause', 404],
      ['workflows.create', 201],
      ['members.makeKey', 201],
    ]);
    expect(entries[1]).toMatchObject({ about: { id: 'none' }, who: { kind: 'key', name: 'nightly import' } });
    expect(JSON.stringify(body)).not.toContain('secret plan');
    const rest = await bench.get(`/audit-log?after=${encodeURIComponent(body['next'] as string)}`);
    expect(rest.body['entries']).not.toEqual([]);
  });

  it('and what was changed about a contact names it no more in the audit log when it is deleted, and nothing else', async () => {
    for (const path of ['/contacts/ada/edit', '/contacts/bob/edit', '/workflows/ada/pause']) await bench.post(path, {});
    const who = { workspace: 'acme', contacts: ['ada'], placeholder: 'x7f3' };
    const forget = () => bench.elsewhere(Requests).ask(forgetAudit, who);
    expect([await forget(), await forget()]).toEqual([{ auditEntries: 1 }, { auditEntries: 0 }]);
    const { body } = await bench.get('/audit-log?limit=3');
    const entries = body['entries'] as { about: { id: string } }[];
    expect(entries.map(({ about }) => about.id)).toEqual(['ada', 'bob', 'x7f3']);
  });
});
