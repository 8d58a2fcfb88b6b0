import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { commandLine } from './command-line.js';

const coupon = { id: 'c1', link: 'https://acme.test/c/c1', code: 'K7QM' };
const answers: Record<string, object> = {
  'POST /offers/ten/codes': { added: 3, duplicates: 2 },
  'POST /contacts/ann/coupons': { coupons: [coupon] },
  'GET /contacts/ann/points': { balance: 30, totalPoints: 50, tiers: [], entries: [], next: 'on' },
  'POST /contacts/ann/points': { balance: 80 },
};

// real: the commands, HTTP. fake: the management API.
let api: Server;
let dir: string;
const asked: { path: string; query: object; body: Record<string, unknown> | null }[] = [];
const said = jest.spyOn(console, 'log').mockImplementation(() => {});
const noted = jest.spyOn(console, 'error').mockImplementation(() => {});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-rewards-'));
  api = createServer((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://api');
      const path = `${request.method} ${url.pathname.replace('/v1/workspaces/demo', '')}`;
      asked.push({ path, query: Object.fromEntries(url.searchParams), body: body === '' ? null : JSON.parse(body) });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[path] ?? {}));
    });
  });
  await new Promise<void>((up) => api.listen(0, '127.0.0.1', up));
});
afterEach(() => {
  asked.splice(0);
  said.mockClear();
  noted.mockClear();
});
afterAll(async () => {
  api.close();
  await rm(dir, { recursive: true });
});

const run = async (...args: string[]) => {
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const env = { FANFARE_URL: url, FANFARE_KEY: 'key', FANFARE_WORKSPACE: 'demo' };
  // Where the command was typed.
  jest.replaceProperty(process, 'env', { ...process.env, INIT_CWD: dir });
  await commandLine({ env, root: dir, signal: new AbortController().signal }).parseAsync(args, { from: 'user' });
  return said.mock.calls.map(([words]) => String(words)).join('\n');
};

it('codes of a file go to an offer in batches, and what was added is summed up', async () => {
  await writeFile(join(dir, 'codes.csv'), ['code,batch', ...Array.from({ length: 5_001 }, (_, i) => `K${i},1`)].join('\n')); // prettier-ignore
  expect(await run('offer', 'codes', 'ten', 'codes.csv')).toMatch(/^6 codes added, 4 were there already/);
  expect(asked.map(({ body }) => (body?.['codes'] as string[]).length)).toEqual([5_000, 1]);
  expect(asked[1]?.body).toEqual({ codes: ['K5000'] });
  await writeFile(join(dir, 'none.txt'), '\n');
  await expect(run('offer', 'codes', 'ten', 'none.txt')).rejects.toThrow('none.txt has no codes');
});

it('coupons are issued under a request that can be repeated, and under one of its own otherwise', async () => {
  expect(await run('coupon', 'issue', 'ann', 'ten', '--quantity', '2', '--request-id', 'r1')).toContain('K7QM');
  await run('coupon', 'issue', 'ann', 'ten');
  expect(asked.map(({ body }) => body)).toEqual([
    { offer: 'ten', quantity: 2, requestId: 'r1' },
    { offer: 'ten', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
  ]);
});

it('points are shown by pages, given and taken', async () => {
  expect(await run('points', 'ann', '--after', 'x')).toContain('30');
  expect(noted).toHaveBeenCalledWith('more: --after on');
  await run('points', 'award', 'ann', '50', '--reason', 'Sorry', '--request-id', 'r1');
  expect(await run('points', 'redeem', 'ann', '20', '--request-id', 'r2')).toContain('80 points now');
  expect(asked.map(({ path, query, body }) => [path, body ?? query])).toEqual([
    ['GET /contacts/ann/points', { after: 'x', limit: '20' }],
    ['POST /contacts/ann/points', { kind: 'award', points: 50, reason: 'Sorry', requestId: 'r1' }],
    ['POST /contacts/ann/points', { kind: 'redeem', points: 20, requestId: 'r2' }],
  ]);
});
