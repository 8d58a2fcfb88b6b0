import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import {
  appendToImport,
  cancelImport,
  closeImport,
  filePieceBytes,
  openImport,
  rejectedRows,
  type ContactImport,
  type ReplyOf,
  type RequestOf,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { eventually } from '@fanfare/testing';
import { keys, openBench, type Bench } from './bench.js';

const nothing = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, replaced: 0 };
const job: ContactImport = {
  id: 'i1', name: 'people.csv', state: 'uploading', problem: null, format: null, sheet: null, encoding: null, bytes: 0,
  readBytes: 0, columns: [], list: null, checked: null, counts: nothing, createdAt: 1, startedAt: null, endedAt: null, expiresAt: 2,
}; // prettier-ignore
const pieces: string[] = [];
const cancelled: string[] = [];

// fake: contacts, which takes pieces of files, but none with the word "full".
@Controller()
class Contacts {
  @Answers(openImport)
  async open({ name }: RequestOf<typeof openImport>): Promise<ContactImport> {
    pieces.length = 0;
    return { ...job, name, id: name === 'stuck' ? 'stuck' : 'i1' };
  }

  @Answers(appendToImport)
  async append({ index, data }: RequestOf<typeof appendToImport>): Promise<{ bytes: number }> {
    if (Buffer.from(data, 'base64').includes('full')) {
      throw new RequestRefused('Invalid', 'A file can have at most 1 MiB.');
    }
    pieces[index] = data;
    return { bytes: 0 };
  }

  @Answers(closeImport)
  async close({ list }: RequestOf<typeof closeImport>): Promise<ContactImport> {
    return { ...job, state: 'checking', list: list ?? null };
  }

  @Answers(cancelImport)
  async cancel({ id }: RequestOf<typeof cancelImport>): Promise<ContactImport> {
    if (id === 'stuck') throw new RequestRefused('Conflict', 'The import cannot be cancelled.');
    cancelled.push(id);
    return { ...job, state: 'cancelled' };
  }

  @Answers(rejectedRows)
  async rejected({ id, after }: RequestOf<typeof rejectedRows>): Promise<ReplyOf<typeof rejectedRows>> {
    if (id !== 'i1') throw new RequestRefused('NotFound', 'There is no such import.');
    return after === undefined ? { text: 'email,Line,Reason\r\n', next: 'a' } : { text: 'x,2,no\r\n', next: null };
  }
}

// real: NATS, the API.
describe('a file of contacts', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await openBench([Contacts])));
  afterAll(() => bench.close());

  const send = (body: RequestInit['body'], type: string, path = '/contact-imports') =>
    fetch(`${bench.service().url}/v1/workspaces/acme${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.acme}`, 'content-type': type },
      body: body ?? null,
      duplex: 'half',
    });

  it('is passed on in pieces as it comes, however large it is', async () => {
    const file = randomBytes(filePieceBytes * 9 + 17);
    const parts = Array.from({ length: 80 }, (_, i) => file.subarray(i * 50_021, (i + 1) * 50_021));
    const body = Readable.toWeb(Readable.from(parts)) as RequestInit['body'];
    const answer = await send(body, 'text/csv', '/contact-imports?name=people.csv&list=Fans');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ id: 'i1', state: 'checking', list: 'Fans' });
    expect(pieces.length).toBe(10);
    expect(Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64'))).equals(file)).toBe(true);
  });

  it('that is refused is not kept half', async () => {
    const answer = await send('email\nfull@x.io\n', 'text/csv');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: 'A file can have at most 1 MiB.' });
    expect(cancelled).toEqual(['i1']);
  });

  it('that is refused says why, also when what was kept of it cannot be taken back', async () => {
    const answer = await send('email\nfull@x.io\n', 'text/csv', '/contact-imports?name=stuck');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: 'A file can have at most 1 MiB.' });
  });

  it('whose sender breaks off is not kept half', async () => {
    cancelled.length = 0;
    const half = async function* () {
      yield randomBytes(filePieceBytes);
      await eventually(() => Promise.resolve(expect(pieces.length).toBe(1)));
      throw new Error('the cable is out');
    };
    await expect(send(Readable.toWeb(Readable.from(half())) as RequestInit['body'], 'text/csv')).rejects.toThrow();
    await eventually(() => Promise.resolve(expect(cancelled).toEqual(['i1'])));
  });

  it('is a file, and nothing else takes one', async () => {
    expect((await send('{}', 'application/json')).status).toBe(400);
    expect((await send('email\n', 'text/csv', '/contacts')).status).toBe(415);
    expect((await send('email\n', 'text/csv', '/contact-imports/i1/start')).status).toBe(415);
  });

  it('what was left out of it is downloaded as CSV', async () => {
    const get = (id: string) =>
      fetch(`${bench.service().url}/v1/workspaces/acme/contact-imports/${id}/rejected`, {
        headers: { authorization: `Bearer ${keys.acme}` },
      });
    const answer = await get('i1');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rejected-rows.csv"');
    expect(await answer.text()).toBe('email,Line,Reason\r\nx,2,no\r\n');
    expect((await get('other')).status).toBe(404);
  });
});
