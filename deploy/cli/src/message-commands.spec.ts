import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { commandLine } from './command-line.js';

const source = { kind: 'step', workflow: 'w', run: 'r', step: 's', site: null, card: null };
const instants = { queuedAt: 0, sentAt: 0, deliveredAt: null, bouncedAt: null };
const message = { id: 'm1', contact: 'ann', channel: 'email', template: 't', to: 'ann@example.com', subject: 'Welcome', status: 'sent', failure: null, segments: null, source, ...instants }; // prettier-ignore

const answers: Record<string, object> = {
  '/communications': { communications: [message], next: 'cursor' },
  '/communications/m1/resend': { ...message, id: 'm2' },
  '/email-templates/welcome/preview': { subject: 'Welcome', html: '<p>Hi</p>', text: 'Hi' },
  '/sms-templates/code/preview': { text: 'Code 1', segments: 1, encoding: 'GSM-7', unusual: [] },
  '/email-templates/welcome/test': { messageId: '<m@example.com>' },
  '/sms-templates/code/test': { messageId: 'SM1', segments: 1 },
  '/bounces': { communication: 'm1', became: 'bounced', notMailable: ['ann@example.com'] },
};

// real: the commands, HTTP. fake: the management API.
let api: Server;
let dir: string;
const asked: { method: string; path: string; query: object; body: unknown }[] = [];
const said = jest.spyOn(console, 'log').mockImplementation(() => {});
jest.spyOn(console, 'error').mockImplementation(() => {});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fanfare-messages-'));
  api = createServer((request, response) => {
    void text(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://api');
      const path = url.pathname.replace('/v1/workspaces/demo', '');
      asked.push({ method: request.method ?? '', path, query: Object.fromEntries(url.searchParams), body: body === '' ? null : JSON.parse(body) }); // prettier-ignore
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[path] ?? {}));
    });
  });
  await new Promise<void>((up) => api.listen(0, '127.0.0.1', up));
});
afterEach(() => {
  asked.splice(0);
  said.mockClear();
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

it('messages are listed, all of them or those that are asked for', async () => {
  expect(await run('message', 'ls')).toContain('m1');
  await run('message', 'ls', 'ann', '--channel', 'email', '--status', 'bounced', '--workflow', 'w', '--after', 'x');
  expect(asked.map(({ query }) => query)).toEqual([
    { limit: '20' },
    { contact: 'ann', channel: 'email', status: 'bounced', workflow: 'w', after: 'x', limit: '20' },
  ]);
});

it('a message is sent again under a request that can be repeated', async () => {
  expect(await run('message', 'resend', 'm1', '--request', 'r1')).toContain('m2');
  expect(asked).toMatchObject([{ method: 'POST', path: '/communications/m1/resend', body: { request: 'r1' } }]);
});

it.each([
  ['email', 'welcome', 'Subject: Welcome\n\nHi'],
  ['sms', 'code', 'Code 1\n\n1 segment of GSM-7'],
])('a template for %s is shown as it goes out', async (channel, id, words) => {
  await writeFile(join(dir, 'data.json'), '{"seat":"12B"}');
  expect(await run('message', 'preview', channel, id, '--contact', 'ann', '--data', 'data.json')).toBe(words);
  expect(asked).toMatchObject([{ path: `/${channel}-templates/${id}/preview`, body: { contact: 'ann', data: { seat: '12B' } } }]); // prettier-ignore
});

it.each([
  ['email', 'welcome', 'me@example.com', {}, '<m@example.com>'],
  ['sms', 'code', '+14155550100', { app: 'main' }, 'SM1'],
])('a template for %s is tried', async (channel, id, to, more, words) => {
  const options = 'app' in more ? ['--app', more.app] : [];
  expect(await run('message', 'test', channel, id, to, ...options)).toBe(`sent to ${to}: ${words}`);
  expect(asked).toMatchObject([{ method: 'POST', path: `/${channel}-templates/${id}/test`, body: { to, ...more } }]);
});

it('a delivery report is handed in as it came', async () => {
  const raw = 'From: mailer-daemon\r\n\r\nno such user\r\n';
  await writeFile(join(dir, 'report.eml'), raw);
  expect(await run('message', 'bounce', 'report.eml')).toBe('m1: bounced\nann@example.com gets no more mail');
  expect(asked).toMatchObject([{ method: 'POST', path: '/bounces', body: { raw } }]);
});
