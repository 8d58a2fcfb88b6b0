import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FileProblem } from './file-problem.js';
import { refuseZipBomb } from './zip-bomb.js';

export type Format = 'csv' | 'xlsx' | 'xls';

export const maxWorkbookBytes = 20 * 1024 * 1024;
/** How long a workbook may take. */
export const workbookMs = 60_000;
const limits = { rows: 200_000, columns: 500, cells: 2_000_000, bytes: 100 * 1024 * 1024 };
/** What the reader itself may hold, in MiB: it keeps a sheet as objects. */
const memory = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

type Message = { text: string } | { done: string } | { problem: string };

/** What a file is, by its first bytes: its name may say anything. */
export function formatOf(first: Buffer): Format {
  const hex = first.toString('hex', 0, 8);
  if (hex.startsWith('504b0304')) return 'xlsx';
  return hex === 'd0cf11e0a1b11ae1' ? 'xls' : 'csv';
}

/** The rows of a sheet as CSV, in pieces; returns the sheet's name. Throws FileProblem, also when it takes too much. */
export async function* sheetOf(file: Buffer, format: Format, sheet: string | null): AsyncGenerator<Buffer, string> {
  if (format === 'xlsx') await refuseZipBomb(file);
  // Compiled beside this file, or, in a test, as it was written.
  const worker = new Worker(new URL(`./workbook-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: { bytes: new Uint8Array(file), sheet, limits },
    resourceLimits: memory,
    env: {},
    stdout: true,
    stderr: true,
  });
  const timeout = AbortSignal.timeout(workbookMs);
  try {
    for (;;) {
      const message = await next(worker, timeout);
      if ('problem' in message) throw new FileProblem(message.problem);
      if ('done' in message) return message.done;
      yield Buffer.from(message.text);
      worker.postMessage('next');
    }
  } finally {
    await worker.terminate();
  }
}

function next(worker: Worker, timeout: AbortSignal): Promise<Message> {
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  const late = () =>
    reject(new FileProblem(`The workbook takes longer than ${workbookMs / 1_000} s to read. Save it as CSV.`));
  const failed = (error: unknown) => reject(new FileProblem(whatFailed(error)));
  const ended = () => reject(new FileProblem(unreadable));
  worker.once('message', resolve).once('error', failed).once('exit', ended);
  timeout.addEventListener('abort', late);
  if (timeout.aborted) late();
  return promise.finally(() => {
    worker.off('message', resolve).off('error', failed).off('exit', ended);
    timeout.removeEventListener('abort', late);
  });
}

const unreadable = 'The workbook cannot be read: open it, save it again, or save it as CSV.';

function whatFailed(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'The workbook needs too much memory to be read. Save it as CSV.';
  }
  return error instanceof Error && /password/i.test(error.message)
    ? 'The workbook is protected by a password.'
    : unreadable;
}
