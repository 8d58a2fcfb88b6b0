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
const imports = '/v1/workspaces/bench/contact-imports';

/** What an import of so many rows costs. Progress: how many different numbers of rows were seen on the way. */
export interface ImportReport {
  scenario: 'import';
  rows: number;
  fileMiB: number;
  uploadSeconds: number;
  checkSeconds: number;
  importSeconds: number;
  rowsPerSecond: number;
  progressSeen: number;
  /** The same file once more: nothing is changed. */
  againSeconds: number;
  /** The most that the processes ever had in memory; null where that cannot be told. */
  contactsPeakMiB: number | null;
  apiPeakMiB: number | null;
}

/** Imports a file through the API, twice, and looks at what the services took for it. */
export async function importScenario(rows: number, syncInterval: SyncInterval): Promise<ImportReport> {
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
  try {
    const api = system.service('management-api').url;
    const begun = performance.now();
    const uploaded = await upload(api, rows);
    const uploadSeconds = secondsSince(begun);
    const checking = performance.now();
    await until(api, uploaded.id, 'checked');
    const checkSeconds = secondsSince(checking);
    const first = await run(api, uploaded.id, rows);
    const again = await upload(api, rows);
    await until(api, again.id, 'checked');
    const second = await run(api, again.id, 0);
    return {
      scenario: 'import',
      rows,
      fileMiB: round(first.job.bytes / 1024 / 1024),
      uploadSeconds,
      checkSeconds,
      importSeconds: first.seconds,
      rowsPerSecond: round(rows / first.seconds),
      progressSeen: first.seen,
      againSeconds: second.seconds,
      contactsPeakMiB: peakMiB(system, 'contacts'),
      apiPeakMiB: peakMiB(system, 'management-api'),
    };
  } finally {
    await system.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function run(
  api: string,
  id: string,
  created: number,
): Promise<{ job: ContactImport; seconds: number; seen: number }> {
  const begun = performance.now();
  await ask(api, `/${id}/start`, { method: 'POST' });
  const { job, seen } = await until(api, id, 'done');
  const { counts } = job;
  if (counts.created !== created || counts.rejected > 0) throw new Error(`wrong counts: ${JSON.stringify(counts)}`);
  return { job, seconds: secondsSince(begun), seen };
}

async function until(
  api: string,
  id: string,
  state: ContactImport['state'],
): Promise<{ job: ContactImport; seen: number }> {
  const seen = new Set<number>();
  for (;;) {
    const job = await ask(api, `/${id}`, {});
    seen.add(job.counts.rows);
    if (job.state === state) return { job, seen: seen.size };
    if (job.state === 'failed') throw new Error(`the import failed: ${job.problem}`);
    await delay(100);
  }
}

function upload(api: string, rows: number): Promise<ContactImport> {
  return ask(api, '?name=bench.csv&list=Bench', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: Readable.toWeb(Readable.from(file(rows))) as NonNullable<RequestInit['body']>,
    duplex: 'half',
  });
}

async function ask(api: string, path: string, request: RequestInit): Promise<ContactImport> {
  const headers = { authorization: `Bearer ${key}`, ...(request.headers as Record<string, string> | undefined) };
  const answer = await fetch(`${api}${imports}${path}`, { ...request, headers });
  // Whoever waits on a busy machine asks again.
  if (answer.status === 503 && request.method === undefined) return delay(1_000).then(() => ask(api, path, request));
  if (!answer.ok) throw new Error(`${request.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
  return contactImport.parse(await answer.json());
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

function secondsSince(begun: number): number {
  return round((performance.now() - begun) / 1_000);
}

function peakMiB(system: System, service: string): number | null {
  try {
    const status = readFileSync(`/proc/${system.service(service).pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    // Only Linux tells.
    return null;
  }
}
