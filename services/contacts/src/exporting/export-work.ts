import { Injectable } from '@nestjs/common';
import { notify, type Condition } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import { CrashPoint, Unavailable } from '@fanfare/chassis';
import { csvLine } from '../csv-line.js';
import { ContactPages, type Wanted } from '../query/contact-pages.store.js';
import { ExportStore, type StoredExport } from './export.store.js';
import { rowOf } from './row-of.js';

/** Contacts of one part: a part fits a message of the bus, also when each has a lot to say. */
const partRows = 200;
const mailMs = 30_000;
const partChars = 150_000;

/** The export is somebody else's now, or nobody's. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Makes files of contacts, page by page, and tells whoever waits for one. */
@Injectable()
export class ExportWork {
  private stopping = false;

  constructor(
    private readonly exports: ExportStore,
    private readonly pages: ContactPages,
    private readonly requests: Requests,
    private readonly crash: CrashPoint,
  ) {}

  /** What is under way is left, at once for whoever comes next. */
  stop(): void {
    this.stopping = true;
  }

  async make(job: StoredExport): Promise<void> {
    const wanted = wantedBy(job);
    if (job.expected === null) await this.report(job, { expected: (await this.pages.count(wanted)).count });
    let { cursor, parts, rows } = job;
    for (let next: string | null = cursor; next !== null;) {
      const page = await this.pages.page({ ...wanted, limit: partRows, ...(cursor !== '' && { after: cursor }) });
      for (const text of inParts(page.contacts.map((contact) => csvLine(rowOf(contact, job.columns))))) {
        await this.exports.writePart(job, parts++, text);
      }
      await this.crash.at('part written, not counted');
      rows += page.contacts.length;
      next = page.next;
      cursor = next ?? cursor;
      await this.report(job, { cursor, parts, rows });
    }
    const mail = job.email === null ? 'none' : 'due';
    await this.report(job, { state: 'done', endedAt: Date.now(), expected: rows, mail, worker: null, workerUntil: 0 });
  }

  /** The link leads to where one must sign in: the file itself is never in a mail. */
  async tell(job: StoredExport): Promise<void> {
    const where = job.link === null ? '' : `\n\n${job.link.replaceAll('{id}', encodeURIComponent(job.id))}`;
    const { refused, later } = await this.requests.ask(
      notify,
      {
        id: `contact-export-${job._id}`,
        to: [job.email ?? ''],
        subject: `Your export of ${job.rows} contacts is ready`,
        text: `The export ${job.id} with ${job.rows} contacts is ready to be downloaded until ${new Date(job.expiresAt).toISOString()}.${where}\n`,
      },
      mailMs,
    );
    if (later.length > 0) throw new Unavailable('The mail server takes no mail at the moment.');
    await this.report(job, { mail: refused > 0 ? 'refused' : 'sent' });
  }

  private async report(job: StoredExport, changes: Partial<StoredExport>): Promise<void> {
    const left = this.stopping && changes.state === undefined;
    const still = await this.exports.report(job, { ...changes, ...(left && { workerUntil: 0 }) });
    if (!still || left) throw new Stopped();
  }
}

function wantedBy({ workspace, search, list, filter }: StoredExport): Wanted {
  return {
    workspace,
    ...(search !== null && { search }),
    ...(list !== null && { list }),
    ...(filter !== null && { filter: JSON.parse(filter) as Condition }),
  };
}

/** A part begins anew before it is too long; one line alone may be. */
function inParts(lines: readonly string[]): string[] {
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length <= partChars) parts[parts.length - 1] = last + line;
    else parts.push(line);
  }
  return parts;
}
