import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  appendToImport,
  cancelImport,
  changeImport,
  closeImport,
  getImport,
  listImports,
  maxImportBytes,
  openImport,
  rejectedRows,
  startImport,
  type ContactImport,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { contactKey } from '../contact/contact.js';
import { csvLine } from '../csv-line.js';
import { FileStore } from './file.store.js';
import type { StoredImport } from './import-collections.store.js';
import { ImportStore, nothingCounted } from './import.store.js';
import { ImportRunner } from './import-runner.js';

const keptMs = 7 * 24 * 3_600_000;

/** What other services ask about imports. */
@Controller()
export class ImportingController {
  constructor(
    private readonly imports: ImportStore,
    private readonly files: FileStore,
    private readonly runner: ImportRunner,
  ) {}

  @Answers(openImport)
  async open({ workspace, name, sheet }: z.output<typeof openImport.request>): Promise<ContactImport> {
    const now = Date.now();
    const id = `${now.toString(36)}-${randomUUID().slice(0, 8)}`;
    const fresh: StoredImport = {
      _id: contactKey(workspace, id), workspace, id, name, state: 'uploading', problem: null, format: null,
      sheet: sheet ?? null, encoding: null, bytes: 0, readBytes: 0, columns: [], list: null, checked: null,
      counts: nothingCounted, createdAt: now, startedAt: null, endedAt: null, expiresAt: now + keptMs,
      reading: 0, delimiter: ',', pieces: 0, line: 0, saving: false, failures: 0, worker: null, workerUntil: 0,
    }; // prettier-ignore
    await this.imports.open(fresh);
    return shown(fresh);
  }

  @Answers(appendToImport)
  async append({ workspace, id, index, data }: z.output<typeof appendToImport.request>): Promise<{ bytes: number }> {
    const job = await this.get(workspace, id);
    mustBe(job, ['uploading'], 'is no longer being uploaded');
    if (index > job.pieces) throw new RequestRefused('Invalid', `Piece ${job.pieces} of the file is missing.`);
    if (index < job.pieces) return { bytes: job.bytes };
    const piece = Buffer.from(data, 'base64');
    const bytes = job.bytes + piece.length;
    if (bytes > maxImportBytes) {
      const most = `${maxImportBytes / 1024 / 1024} MiB (${maxImportBytes} bytes)`;
      throw new RequestRefused('Invalid', `A file can have at most ${most}.`);
    }
    await this.files.append(job._id, index, piece);
    await this.imports.change(job._id, ['uploading'], { bytes, pieces: index + 1 });
    return { bytes };
  }

  @Answers(closeImport)
  async close({ workspace, id, list }: z.output<typeof closeImport.request>): Promise<ContactImport> {
    const job = await this.get(workspace, id);
    mustBe(job, ['uploading'], 'is no longer being uploaded');
    return this.toBeChecked(job, ['uploading'], { list: list ?? null });
  }

  @Answers(getImport)
  async one({ workspace, id }: z.output<typeof getImport.request>): Promise<ContactImport> {
    return shown(await this.get(workspace, id));
  }

  @Answers(listImports)
  async all({ workspace, after, limit }: z.output<typeof listImports.request>): Promise<ReplyOf<typeof listImports>> {
    const page = await this.imports.page(workspace, after, limit);
    return { imports: page.map(shown), next: page.length === limit ? (page.at(-1)?.id ?? null) : null };
  }

  @Answers(changeImport)
  async change({ workspace, id, columns, list }: z.output<typeof changeImport.request>): Promise<ContactImport> {
    const job = await this.get(workspace, id);
    const unknown = Object.keys(columns ?? {}).find((name) => !job.columns.some((column) => column.name === name));
    if (unknown !== undefined) {
      throw new RequestRefused('Invalid', 'The file has no such column.', [
        {
          path: `columns.${unknown}`,
          message: `is none of ${job.columns
            .map(({ name }) => name)
            .slice(0, 20)
            .join(', ')}`,
        },
      ]);
    }
    const chosen = new Map(Object.entries(columns ?? {}));
    return this.toBeChecked(job, ['checked'], {
      columns: job.columns.map((column) => ({ ...column, field: chosen.get(column.name) ?? column.field })),
      ...(list !== undefined && { list }),
    });
  }

  @Answers(startImport)
  async start({ workspace, id }: z.output<typeof startImport.request>): Promise<ContactImport> {
    const job = await this.get(workspace, id);
    if (['importing', 'done'].includes(job.state)) return shown(job);
    mustBe(job, ['checked'], 'has not been checked');
    if (job.problem !== null) throw new RequestRefused('Conflict', job.problem);
    const now = Date.now();
    const changes = {
      startedAt: now,
      expiresAt: now + keptMs,
      counts: nothingCounted,
      line: 0,
      saving: false,
      readBytes: 0,
      reading: job.reading + 1,
    };
    return this.move(job, ['checked'], { ...changes, state: 'importing', worker: null, workerUntil: 0 });
  }

  @Answers(cancelImport)
  async cancel({ workspace, id }: z.output<typeof cancelImport.request>): Promise<ContactImport> {
    const job = await this.get(workspace, id);
    if (job.state === 'cancelled' || job.state === 'cancelling') return shown(job);
    const cancelled = await this.imports.cancel(job);
    if (!cancelled) throw changedMeanwhile(job);
    this.runner.look();
    return shown(cancelled);
  }

  @Answers(rejectedRows)
  async rejected({
    workspace,
    id,
    after,
  }: z.output<typeof rejectedRows.request>): Promise<ReplyOf<typeof rejectedRows>> {
    const job = await this.get(workspace, id);
    const header = after === undefined ? csvLine([...job.columns.map(({ name }) => name), 'Line', 'Reason']) : '';
    const found = await this.imports.rejects(job, after === undefined ? undefined : `${job._id}/${after}`);
    return { text: header + (found?.text ?? ''), next: found ? found._id.slice(job._id.length + 1) : null };
  }

  private toBeChecked(job: StoredImport, from: StoredImport['state'][], changes: Partial<StoredImport>) {
    const fresh = {
      state: 'checking',
      problem: null,
      checked: null,
      readBytes: 0,
      worker: null,
      workerUntil: 0,
    } as const;
    return this.move(job, from, { ...fresh, reading: job.reading + 1, ...changes });
  }

  private async move(job: StoredImport, from: StoredImport['state'][], changes: Partial<StoredImport>) {
    const moved = await this.imports.change(job._id, from, changes, { reading: job.reading });
    if (!moved) throw changedMeanwhile(job);
    this.runner.look();
    return shown(moved);
  }

  private async get(workspace: string, id: string): Promise<StoredImport> {
    const found = await this.imports.get(workspace, id);
    if (!found) throw new RequestRefused('NotFound', 'There is no such import, or it has expired.');
    return found;
  }
}

function changedMeanwhile({ state }: StoredImport): RequestRefused {
  return new RequestRefused('Conflict', `The import is ${state}, or has just been changed by somebody else.`);
}

function mustBe({ state }: StoredImport, states: readonly StoredImport['state'][], otherwise: string): void {
  if (!states.includes(state)) throw new RequestRefused('Conflict', `The import ${otherwise}: it is ${state}.`);
}

function shown(job: StoredImport): ContactImport {
  const {
    _id,
    workspace: _w,
    reading: _r,
    delimiter: _d,
    pieces: _p,
    line: _l,
    saving: _s,
    worker: _k,
    failures: _f,
    workerUntil: _u,
    ...rest
  } = job;
  return rest;
}
