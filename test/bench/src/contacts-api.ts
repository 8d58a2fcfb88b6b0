import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { contactImport, type ContactImport } from '@fanfare/contracts';
import { startSystem, type System } from '@fanfare/system';
import { round, type SyncInterval } from './scenario.js';

const root = resolve(import.meta.dirname, '../../..');
const key = 'bench-key';
const workspace = '/v1/workspaces/bench';
const imports = '/contact-imports';

/** Contacts and the API on the embedded servers, as npm start runs them, and somebody who calls the API. */
export class ContactsApi {
  private constructor(
    private readonly system: System,
    private readonly dir: string,
  ) {}

  static async start(syncInterval: SyncInterval): Promise<ContactsApi> {
    const dir = await mkdtemp(join(tmpdir(), 'fanfare-bench-'));
    const system = await startSystem({
      dir,
      root,
      syncInterval,
      allowGiven: false,
      env: { LOG_LEVEL: 'warn' },
      services: [{ name: 'contacts' }, { name: 'management-api', env: { MANAGEMENT_KEYS: `bench:${key}` } }],
      onCrash: (name, reason) => console.error(`${name} ended: ${reason}`),
    });
    return new ContactsApi(system, dir);
  }

  async stop(): Promise<void> {
    await this.system.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** The answer's JSON. */
  async ask(path: string, request: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${key}`, ...(request.headers as Record<string, string> | undefined) };
    const answer = await fetch(`${this.system.service('management-api').url}${workspace}${path}`, {
      ...request,
      headers,
    });
    // Whoever waits on a busy machine asks again.
    if (answer.status === 503 && request.method === undefined) return delay(1_000).then(() => this.ask(path, request));
    if (!answer.ok) throw new Error(`${request.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  put(path: string, body: object): Promise<unknown> {
    return this.ask(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async upload(rows: number): Promise<ContactImport> {
    const uploaded = await this.ask(`${imports}?name=bench.csv&list=Bench`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: Readable.toWeb(Readable.from(file(rows))) as NonNullable<RequestInit['body']>,
      duplex: 'half',
    });
    return contactImport.parse(uploaded);
  }

  /** `created`: how many contacts it must make. */
  async run(id: string, created: number): Promise<{ job: ContactImport; seconds: number; seen: number }> {
    const begun = performance.now();
    await this.ask(`${imports}/${id}/start`, { method: 'POST' });
    const { job, seen } = await this.until(id, 'done');
    const { counts } = job;
    if (counts.created !== created || counts.rejected > 0) throw new Error(`wrong counts: ${JSON.stringify(counts)}`);
    return { job, seconds: secondsSince(begun), seen };
  }

  /** `seen`: how many different numbers of rows were seen on the way. */
  async until(id: string, state: ContactImport['state']): Promise<{ job: ContactImport; seen: number }> {
    const seen = new Set<number>();
    for (;;) {
      const job = contactImport.parse(await this.ask(`${imports}/${id}`));
      seen.add(job.counts.rows);
      if (job.state === state) return { job, seen: seen.size };
      if (job.state === 'failed') throw new Error(`the import failed: ${job.problem}`);
      await delay(100);
    }
  }

  /** The most that a process ever had in memory; null where that cannot be told. */
  peakMiB(service: string): number | null {
    try {
      const status = readFileSync(`/proc/${this.system.service(service).pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
    } catch {
      // Only Linux tells.
      return null;
    }
  }
}

/** Rows as a shop exports them: an address, names, a number, four more columns. */
function* file(rows: number): Generator<Buffer> {
  yield Buffer.from('Email,First name,Last name,Mobile,City,Birthday,Shoe size,Newsletter,Tags\n');
  for (let at = 0; at < rows; at += 1_000) {
    const some = Array.from({ length: Math.min(1_000, rows - at) }, (_, i) => row(at + i));
    yield Buffer.from(some.join(''));
  }
}

function row(i: number): string {
  return `person${i}@bench.example,First${i},"Last, ${i}",+614${String(i).padStart(8, '0')},Sydney,1990-01-31,${i % 50},yes,"vip;summer"\n`;
}

export function secondsSince(begun: number): number {
  return round((performance.now() - begun) / 1_000);
}
