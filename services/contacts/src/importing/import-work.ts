import { Injectable } from '@nestjs/common';
import type { ImportCounts } from '@fanfare/contracts';
import { CrashPoint } from '@fanfare/chassis';
import { contactKey } from '../contact/contact.js';
import type { Arrival } from '../identity/arrival.js';
import { listIdOf } from '../lists/list-id.js';
import { ListStore } from '../lists/list.store.js';
import { KnownDefinitions } from '../properties/definitions.js';
import type { Encoding } from './encoding.js';
import { FileStore } from './file.store.js';
import { columnsOf, columnsProblem } from './header.js';
import type { StoredImport } from './import-collections.store.js';
import { added } from './import-counts.js';
import { ImportFile, type Manner } from './import-file.js';
import { ImportStore, nothingCounted } from './import.store.js';
import { LastRows } from './last-rows.js';
import { refOfRow } from './ref-of-row.js';
import { rejectedRows } from './rejected-rows.js';
import { RowSaver, type Effect } from './row-saver.js';
import { keysOfRow, sorted } from './sorted-rows.js';
import { WorkbookToCsv } from './workbook-to-csv.js';

/** The import is somebody else's now, or nobody's: whoever works on it leaves it at that. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** How often those who wait hear of what was read. */
const tellEveryMs = 500;

/** What a worker does with an import: reads all of the file, and then again, saving it or seeing what that would do. */
@Injectable()
export class ImportWork {
  private stopping = false;

  constructor(
    private readonly imports: ImportStore,
    private readonly files: FileStore,
    private readonly workbooks: WorkbookToCsv,
    private readonly saver: RowSaver,
    private readonly definitions: KnownDefinitions,
    private readonly lists: ListStore,
    private readonly crash: CrashPoint,
  ) {}

  /** What is under way is left, at once for whoever comes next. */
  stop(): void {
    this.stopping = true;
  }

  /** Reads all of a file that was uploaded or whose columns were changed. Throws FileProblem: nothing of it can be imported. */
  async check(job: StoredImport): Promise<void> {
    const plain = await this.workbooks.plain(job, (changes) => this.report(job, changes));
    const file = this.fileOf(plain);
    const manner = await file.manner();
    const { header, first } = await file.header(manner);
    const definitions = await this.definitions.of(job.workspace);
    const chosen = new Map(job.columns.map(({ name, field }) => [name, field]));
    const columns = columnsOf(header, definitions).map((column, i) => ({
      ...column,
      field: chosen.get(column.name) ?? column.field,
      samples: first.map((cells) => (cells[i] ?? '').slice(0, 100)),
    }));
    const read = { ...manner, columns, readBytes: 0 };
    await this.report(job, read);
    const known = { ...plain, ...read };
    const problem = columnsProblem(columns);
    const counts = await this.read(known, file, manner, (arrivals) => this.saver.foresee(job.workspace, arrivals));
    const checked = problem === null ? counts : null;
    await this.report(job, { state: 'checked', checked, problem: problem ?? nothingIn(counts), readBytes: job.bytes });
  }

  /** Saves what is below the last line that was counted. */
  async import(job: StoredImport): Promise<void> {
    const { workspace, list, startedAt } = job;
    if (list !== null) await this.lists.ensure([{ workspace, name: list, at: startedAt ?? Date.now() }]);
    const manner = { encoding: job.encoding as Encoding, delimiter: job.delimiter };
    await this.read(job, this.fileOf(job), manner, (arrivals) => this.saver.save(arrivals));
    await this.report(job, { state: 'done', endedAt: Date.now(), readBytes: job.bytes });
  }

  /** Twice: which row about somebody is the last is known only at the end. */
  private async read(
    job: StoredImport,
    file: ImportFile,
    manner: Manner,
    effectsOf: (arrivals: Arrival[]) => Promise<Effect[]>,
  ): Promise<ImportCounts> {
    const definitions = await this.definitions.of(job.workspace);
    const lists = await this.listsOf(job);
    const last = new LastRows();
    for await (const rows of file.batches(manner)) {
      for (const { line, cells } of rows) {
        const said = refOfRow(cells, job.columns, definitions);
        if ('reason' in said) continue;
        for (const { key } of keysOfRow(job, said.ref)) last.note(key, line);
      }
    }
    let counts = job.state === 'checking' ? nothingCounted : job.counts;
    for await (const rows of file.batches(manner, job.line)) {
      if (job.state !== 'checking') await this.report(job, { saving: true });
      const some = sorted(rows, { ...job, lists }, definitions, last);
      const effects = await effectsOf(some.arrivals);
      const refused = [...some.refused];
      effects.forEach((effect, i) => {
        const row = some.rows[i];
        if (effect === 'taken' && row) refused.push({ row, reason: "Its e-mail address is another contact's." });
      });
      counts = added(counts, rows.length, effects, refused);
      const line = rows.at(-1)?.line ?? job.line;
      await this.imports.keepRejects(job, line, rejectedRows(refused, job));
      await this.crash.at('rejects kept, not counted');
      if (job.state === 'checking') await this.report(job, { checked: counts });
      else if (!(await this.imports.counted(job, { counts, line }))) throw new Stopped();
      await this.crash.at('rows counted');
    }
    return counts;
  }

  /** The list that is called so now: it may have had another name before, and another may have had this one. */
  private async listsOf({ workspace, list }: StoredImport): Promise<Arrival['lists']> {
    if (list === null) return [];
    await this.lists.remember([contactKey(workspace, listIdOf(list))]);
    const id = this.lists.idNamed(workspace, list);
    return [{ id, label: this.lists.nameOf(workspace, id) }];
  }

  private fileOf(job: StoredImport): ImportFile {
    let told = Date.now();
    return new ImportFile(
      () => this.files.read(job._id, job.format === 'csv' ? 'upload' : 'sheet'),
      async (readBytes) => {
        if (Date.now() - told < tellEveryMs) return;
        told = Date.now();
        await this.report(job, { readBytes });
      },
    );
  }

  private async report(job: StoredImport, changes: Partial<StoredImport>): Promise<void> {
    const left = this.stopping && changes.state === undefined;
    const still = await this.imports.report(job, { ...changes, ...(left && { workerUntil: 0 }) });
    if (!still || left) throw new Stopped();
  }
}

function nothingIn({ rows }: ImportCounts): string | null {
  return rows === 0 ? 'There is no row below the header.' : null;
}
