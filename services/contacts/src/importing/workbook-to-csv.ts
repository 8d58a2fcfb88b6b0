import { Injectable } from '@nestjs/common';
import { FileProblem } from './file-problem.js';
import { FileStore } from './file.store.js';
import type { StoredImport } from './import-collections.store.js';
import { workerMs } from './import.store.js';
import { formatOf, maxWorkbookBytes, sheetOf, workbookMs, type Format } from './workbook.js';

/** Notes how far an import is. */
type Report = (changes: Partial<StoredImport>) => Promise<void>;

/** Makes CSV of workbooks. */
@Injectable()
export class WorkbookToCsv {
  constructor(private readonly files: FileStore) {}

  /** The import of a file that is CSV: of a workbook the sheet is first written as such, and that is read from then on. */
  async plain(job: StoredImport, report: Report): Promise<StoredImport> {
    if (job.format !== null) return job;
    const format = await this.formatOf(job);
    let { sheet } = job;
    if (format !== 'csv') {
      if (job.bytes > maxWorkbookBytes) {
        throw new FileProblem(`A workbook can have at most ${maxWorkbookBytes / 1024 / 1024} MiB. Save it as CSV.`);
      }
      await report({ workerUntil: Date.now() + workbookMs + workerMs });
      sheet = await this.convert(job, format);
    }
    const plain = { format, sheet };
    await report(plain);
    return { ...job, ...plain };
  }

  private async formatOf(job: StoredImport): Promise<Format> {
    for await (const piece of this.files.read(job._id)) return formatOf(piece);
    throw new FileProblem('The file is empty.');
  }

  private async convert(job: StoredImport, format: Format): Promise<string> {
    const pieces: Buffer[] = [];
    for await (const piece of this.files.read(job._id)) pieces.push(piece);
    const rows = sheetOf(Buffer.concat(pieces), format, job.sheet);
    // Whoever died half way wrote the same.
    for (let index = 0; ; index++) {
      const { value, done } = await rows.next();
      if (done) return value;
      await this.files.append(job._id, index, value, 'sheet');
    }
  }
}
