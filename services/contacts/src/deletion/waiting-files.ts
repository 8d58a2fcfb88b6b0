import { Injectable } from '@nestjs/common';
import type { ContactToForget } from '@fanfare/contracts';
import { FileStore } from '../importing/file.store.js';
import type { StoredImport } from '../importing/import-collections.store.js';
import { ImportStore } from '../importing/import.store.js';
import type { Encoding } from '../importing/encoding.js';
import { rowsOf } from '../importing/rows-of.js';
import type { Names } from './names.js';

/** Nobody uploads one file for so long. */
const abandonedMs = 3_600_000;
/** A shorter id may as well be a number of something else: it is looked for where ids are. */
const sureLength = 8;
const remembered = 10_000;

const problem = 'It was withdrawn, because somebody in it has been deleted. Upload it again without them.';

/** Files of before a deletion that are not imported yet, and whether somebody is in them. */
@Injectable()
export class WaitingFiles {
  /** What was looked through for whom without finding them: files do not change. */
  private readonly clean = new Set<string>();

  constructor(
    private readonly imports: ImportStore,
    private readonly files: FileStore,
  ) {}

  /** Those that name somebody are withdrawn. Not settled: some are being read, and are to be looked at when that is over. */
  async withdraw({ workspace, at, placeholder }: ContactToForget & { at: number }, names: Names) {
    let [withdrawn, isSettled] = [0, true];
    for (const job of await this.imports.waiting(workspace, at)) {
      switch (job.state) {
        case 'checked':
          if (!(await this.isIn(job, placeholder, names))) break;
          if (await this.drop(job, 'checked')) withdrawn++;
          else isSettled = false;
          break;
        case 'uploading':
          if (job.createdAt < Date.now() - abandonedMs) await this.drop(job, 'uploading');
          else isSettled = false;
          break;
        case 'checking':
        case 'importing':
        case 'cancelling':
          isSettled = false;
          break;
        case 'done':
        case 'failed':
        case 'cancelled':
          // The files of these are dropped, whoever is in them.
          break;
        default:
          job.state satisfies never;
      }
    }
    return { withdrawn, isSettled };
  }

  private async isIn(job: StoredImport, placeholder: string, names: Names): Promise<boolean> {
    const looked = `${job._id}/${placeholder}`;
    if (this.clean.has(looked)) return false;
    const manner = { encoding: job.encoding as Encoding, delimiter: job.delimiter };
    const ids = job.columns.findIndex(({ field }) => field === 'id');
    for await (const { cells } of rowsOf(this.files.read(job._id, job.format === 'csv' ? 'upload' : 'sheet'), manner)) {
      if (cells.some((cell, i) => (i === ids || cell.length >= sureLength) && names(cell))) return true;
    }
    if (this.clean.size >= remembered) this.clean.clear();
    this.clean.add(looked);
    return false;
  }

  private async drop(job: StoredImport, state: StoredImport['state']): Promise<boolean> {
    const columns = job.columns.map((column) => ({ ...column, samples: [] }));
    const gone = { state: 'cancelled', problem, columns, endedAt: Date.now() } as const;
    if (!(await this.imports.change(job._id, [state], gone))) return false;
    await this.files.drop(job._id);
    await this.imports.dropRejects(job._id);
    return true;
  }
}
