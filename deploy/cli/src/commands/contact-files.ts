import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ContactImport } from '@fanfare/contracts';
import { fromWhereTyped, writeText } from '../arguments.js';
import type { Context } from '../context.js';
import { polled } from '../polled.js';

export interface ImportOptions {
  list?: string;
  sheet?: string;
  check?: boolean;
  rejected?: string;
}

const everyMs = 500;

/** Uploads a file, says what it would do, does it, and says what it has done. */
export async function importContacts(file: string, options: ImportOptions, context: Context, signal: AbortSignal) {
  const { contactFiles: files, terminal } = context;
  const { list, sheet } = options;
  const query = { name: basename(file).slice(0, 200), ...(list && { list }), ...(sheet && { sheet }) };
  const { id } = await files.upload(await contentOf(file), query);
  let job = await until(id, 'checking', context, signal);
  if (job.problem !== null) throw new Error(`${file}: ${job.problem}`);
  if (!options.check) {
    await files.startImport(id);
    job = await until(id, 'importing', context, signal);
  }
  if (options.rejected !== undefined) writeText(options.rejected, await files.rejectedRows(id));
  terminal.show(job, () => importedLine(job));
  if (job.problem !== null) throw new Error(job.problem);
}

/** A file as it is read. That it is not there is said before anything is uploaded. */
async function contentOf(path: string): Promise<ReadableStream> {
  const full = fromWhereTyped(path);
  const opened = await open(full).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`${full} cannot be read: ${cause.code}`, { cause });
  });
  return Readable.toWeb(opened.createReadStream()) as ReadableStream;
}

async function until(id: string, state: ContactImport['state'], context: Context, signal: AbortSignal) {
  const { contactFiles: files, terminal } = context;
  for await (const job of polled(() => files.getImport(id), everyMs, signal)) {
    // Somebody else has cancelled it: its last rows are ended.
    if (job.state !== state && job.state !== 'cancelling') return job;
    terminal.progress(
      `${job.state} ${job.checked?.rows ?? job.counts.rows} rows, ${job.readBytes} of ${job.bytes} bytes`,
    );
  }
  throw new Error(`The import ${id} goes on without you.`);
}

function importedLine({ id, state, checked, counts }: ContactImport): string {
  const { rows, created, changed, unchanged, rejected, replaced } = state === 'checked' && checked ? checked : counts;
  return `${id}  ${state}: ${rows} rows, ${created} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected, ${replaced} replaced by later rows`;
}

export interface ExportOptions {
  columns?: string;
  search?: string;
  list?: string;
  segment?: string;
  email?: string;
}

/** Has contacts exported, waits for it, and writes the file. */
export async function exportContacts(file: string, options: ExportOptions, context: Context, signal: AbortSignal) {
  const { contactFiles: files, terminal } = context;
  const { columns, segment, ...which } = options;
  const filter = segment && { left: '{{ contact.segments }}', op: 'contains', right: segment };
  const what = { ...(columns && { columns: columns.split(',') }), ...(filter && { filter }) };
  const { id } = await files.startExport({ ...which, ...what });
  for await (const job of polled(() => files.getExport(id), everyMs, signal)) {
    if (job.state === 'exporting') {
      terminal.progress(`${job.rows} of ${job.expected ?? '?'} contacts`);
      continue;
    }
    const bytes = job.state === 'done' ? await files.exported(id) : null;
    if (!bytes) throw new Error(`The export ${id} is ${job.state}.`);
    await pipeline(
      Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(fromWhereTyped(file)),
    );
    terminal.show(job, () => `${id}  ${job.rows} contacts in ${file}`);
    return;
  }
}
