import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  contactColumns,
  cancelExport,
  exportedRows,
  getExport,
  listExports,
  startExport,
  type Condition,
  type ContactExport,
  type ReplyOf,
} from '@fanfare/contracts';
import { Answers, RequestRefused } from '@fanfare/bus';
import { contactKey } from '../contact/contact.js';
import { csvLine } from '../csv-line.js';
import { KnownDefinitions } from '../properties/definitions.js';
import { mustBeAboutContacts } from '../query/must-be-about-contacts.js';
import { ExportStore, type StoredExport } from './export.store.js';
import { ExportRunner } from './export-runner.js';

const keptMs = 7 * 24 * 3_600_000;

/** What other services ask about exports. */
@Controller()
export class ExportingController {
  constructor(
    private readonly exports: ExportStore,
    private readonly runner: ExportRunner,
    private readonly definitions: KnownDefinitions,
  ) {}

  @Answers(startExport)
  async start(wanted: z.output<typeof startExport.request>): Promise<ContactExport> {
    const { workspace, search, list, filter, email, link } = wanted;
    mustBeAboutContacts(filter);
    const now = Date.now();
    const id = `${now.toString(36)}-${randomUUID().slice(0, 8)}`;
    const job: StoredExport = {
      _id: contactKey(workspace, id), workspace, id, state: 'exporting',
      columns: wanted.columns ?? (await this.allColumns(workspace)),
      search: search ?? null, list: list ?? null, filter: filter === undefined ? null : JSON.stringify(filter),
      rows: 0, expected: null, email: email ?? null, mail: 'none', link: link ?? null,
      createdAt: now, endedAt: null, expiresAt: now + keptMs,
      beginning: 0, cursor: '', parts: 0, failures: 0, worker: null, workerUntil: 0,
    }; // prettier-ignore
    await this.exports.add(job);
    this.runner.look();
    return shown(job);
  }

  @Answers(getExport)
  async one({ workspace, id }: z.output<typeof getExport.request>): Promise<ContactExport> {
    return shown(await this.get(workspace, id));
  }

  @Answers(listExports)
  async all({ workspace, after, limit }: z.output<typeof listExports.request>): Promise<ReplyOf<typeof listExports>> {
    const page = await this.exports.page(workspace, after, limit);
    return { exports: page.map(shown), next: page.length === limit ? (page.at(-1)?.id ?? null) : null };
  }

  @Answers(cancelExport)
  async cancel({ workspace, id }: z.output<typeof cancelExport.request>): Promise<ContactExport> {
    const job = await this.get(workspace, id);
    if (job.state === 'cancelled') return shown(job);
    const cancelled = await this.exports.change(job._id, ['exporting'], { state: 'cancelled', endedAt: Date.now() });
    if (!cancelled) throw new RequestRefused('Conflict', `The export is ${job.state}.`);
    return shown(cancelled);
  }

  @Answers(exportedRows)
  async rows({ workspace, id, after }: z.output<typeof exportedRows.request>): Promise<ReplyOf<typeof exportedRows>> {
    const job = await this.get(workspace, id);
    if (job.state !== 'done') {
      throw new RequestRefused('Conflict', `The export is ${job.state}: there is no file of it.`);
    }
    const number = after === undefined ? 0 : Number(after);
    const header = number === 0 ? csvLine(job.columns.map(headingOf)) : '';
    const text = await this.exports.part(job, number);
    if (text === null && number < job.parts) {
      throw new RequestRefused('Conflict', 'The export has just been withdrawn.');
    }
    return { text: header + (text ?? ''), next: number + 1 < job.parts ? String(number + 1) : null };
  }

  private async allColumns(workspace: string): Promise<string[]> {
    const defined = [...(await this.definitions.of(workspace)).keys()];
    return [...contactColumns, ...defined.map((id) => `properties.${id}`)];
  }

  private async get(workspace: string, id: string): Promise<StoredExport> {
    const found = await this.exports.get(workspace, id);
    if (!found) throw new RequestRefused('NotFound', 'There is no such export, or it has expired.');
    return found;
  }
}

/** By its id alone an import finds a property again, unless a field of every contact is called so. */
function headingOf(column: string): string {
  const id = column.replace(/^properties\./, '');
  return contactColumns.some((field) => field === id) ? column : id;
}

function shown(job: StoredExport): ContactExport {
  const { id, state, columns, search, list, filter, rows, expected, email, mail, createdAt, endedAt, expiresAt } = job;
  const condition = filter === null ? null : (JSON.parse(filter) as Condition);
  return {
    id,
    state,
    columns,
    search,
    list,
    filter: condition,
    rows,
    expected,
    email,
    mail,
    createdAt,
    endedAt,
    expiresAt,
  };
}
