import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContactExport, ContactImport } from '@fanfare/contracts';
import { Context } from '../context.js';
import { exportContacts, importContacts } from './contact-files.js';

const counts = { rows: 2, created: 1, changed: 0, unchanged: 0, rejected: 1, replaced: 0 };
const done: ContactImport = {
  id: 'i', name: 'people.csv', state: 'done', problem: null, format: 'csv', sheet: null, encoding: 'utf-8', bytes: 9,
  readBytes: 9, columns: [], list: null, checked: counts, counts, createdAt: 1, startedAt: 2, endedAt: 3, expiresAt: 4,
}; // prettier-ignore
const exported: ContactExport = {
  id: 'e', state: 'done', columns: ['email'], search: null, list: null, filter: null, rows: 1, expected: 1, email: null,
  mail: 'none', createdAt: 1, endedAt: 2, expiresAt: 3,
}; // prettier-ignore

// real: the command, its client, HTTP, files. fake: the management API.
describe('files of contacts that a command names', () => {
  let [dir, before]: [string, string | undefined] = ['', undefined];
  let server: Server;
  let context: Context;
  const uploads: string[] = [];
  beforeEach(async () => {
    [dir, before] = [mkdtempSync(join(tmpdir(), 'fanfare-cli-')), process.env['INIT_CWD']];
    process.env['INIT_CWD'] = dir;
    uploads.length = 0;
    server = createServer((request, response) => {
      const path = request.url ?? '';
      const answer = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      if (path.endsWith('/file')) response.end('email\r\na@x.io\r\n');
      else if (path.endsWith('/rejected')) response.end('email,Line,Reason\r\nbad,3,why\r\n');
      else if (path.includes('/contact-exports')) answer(exported);
      else if (request.method === 'POST' && path.includes('?name=people.csv')) {
        void text(request).then((body) => (uploads.push(body), answer({ ...done, state: 'checking' })));
      } else answer(done);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const endpoint = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'k' };
    context = new Context({ gateway: endpoint, management: endpoint, workspace: 'acme' }, true);
  });
  afterEach(() => {
    if (before === undefined) delete process.env['INIT_CWD'];
    else process.env['INIT_CWD'] = before;
    rmSync(dir, { recursive: true });
    server.close();
  });

  it('are where the command was typed: the file that is imported, and that of the rows that were left out', async () => {
    writeFileSync(join(dir, 'people.csv'), 'email\na@x.io\nbad\n');
    await importContacts('people.csv', { rejected: 'left-out.csv' }, context, AbortSignal.timeout(20_000));
    expect(uploads).toEqual(['email\na@x.io\nbad\n']);
    expect(readFileSync(join(dir, 'left-out.csv'), 'utf8')).toContain('bad,3,why');
  });

  it('and the one that is exported', async () => {
    await exportContacts('out.csv', {}, context, AbortSignal.timeout(20_000));
    expect(readFileSync(join(dir, 'out.csv'), 'utf8')).toBe('email\r\na@x.io\r\n');
    expect(existsSync('out.csv')).toBe(false);
  });

  it('one that is not there is named, and nothing is uploaded', async () => {
    const attempt = importContacts('none.csv', {}, context, AbortSignal.timeout(20_000));
    await expect(attempt).rejects.toThrow(`${join(dir, 'none.csv')} cannot be read: ENOENT`);
    expect(uploads).toEqual([]);
  });
});
