import { Injectable } from '@nestjs/common';
import type { ContactImport, ImportCounts } from '@fanfare/contracts';
import { contactKey } from '../contact/contact.js';
import { csvLine } from '../csv-line.js';
import { arrivalOf, type Arrival } from '../identity/arrival.js';
import { keysOf, naturalId } from '../identity/keys.js';
import { listIdOf } from '../lists/list-id.js';
import { ListStore } from '../lists/list.store.js';
import { KnownDefinitions, type Definitions } from '../properties/definitions.js';
import { CrashPoint } from '../crash-point.js';
import type { Encoding } from './encoding.js';
import { FileProblem } from './file-problem.js';
import { FileStore } from './file.store.js';
import { columnsOf, columnsProblem } from './header.js';
import type { StoredImport } from './import-collections.store.js';
import { ImportFile, type Manner } from './import-file.js';
import { ImportStore, nothingCounted, workerMs } from './import.store.js';
import { LastRows } from './last-rows.js';
import { refOfRow } from './ref-of-row.js';
import { RowSaver, type Effect } from './row-saver.js';
import type { Row } from './rows-of.js';
import { formatOf, maxWorkbookBytes, sheetOf, workbookMs, type Format } from './workbook.js';

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
    const plain = await this.plain(job);
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

  /** The import of a file that is CSV: of a workbook the sheet is first written as such, and that is read from then on. */
  private async plain(job: StoredImport): Promise<StoredImport> {
    if (job.format !== null) return job;
    const format = await this.formatOf(job);
    let { sheet } = job;
    if (format !== 'csv') {
      if (job.bytes > maxWorkbookBytes) {
        throw new FileProblem(`A workbook can have at most ${maxWorkbookBytes / 1024 / 1024} MiB. Save it as CSV.`);
      }
      await this.report(job, { workerUntil: Date.now() + workbookMs + workerMs });
      sheet = await this.convert(job, format);
    }
    const plain = { format, sheet };
    await this.report(job, plain);
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
        if ('ref' in said) last.note(keyOf(job, said.ref), line);
      }
    }
    let counts = job.state === 'importing' ? job.counts : nothingCounted;
    for await (const rows of file.batches(manner, job.line)) {
      const sorted = sort(rows, { ...job, lists }, definitions, last);
      const effects = await effectsOf(sorted.arrivals);
      const refused = [...sorted.refused];
      effects.forEach((effect, i) => {
        const row = sorted.rows[i];
        if (effect === 'taken' && row) refused.push({ row, reason: "Its e-mail address is another contact's." });
      });
      counts = added(counts, rows.length, effects, refused);
      const line = rows.at(-1)?.line ?? job.line;
      await this.imports.keepRejects(
        job,
        line,
        refused.map(({ row, reason }) => rejectLine(row, reason, job)).join(''),
      );
      await this.crash.at('rejects kept, not counted');
      await this.report(job, job.state === 'importing' ? { counts, line } : { checked: counts });
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

type Listed = StoredImport & Pick<Arrival, 'lists'>;

interface Refused {
  row: Row;
  reason: string;
  replaced?: true;
}

function sort(rows: readonly Row[], job: Listed, definitions: Definitions, last: LastRows) {
  const refused: Refused[] = [];
  const [kept, arrivals]: [Row[], Arrival[]] = [[], []];
  for (const row of rows) {
    const said = refOfRow(row.cells, job.columns, definitions);
    if ('reason' in said) {
      refused.push({ row, reason: said.reason });
      continue;
    }
    const by = last.lineOf(keyOf(job, said.ref));
    if (by !== row.line) {
      refused.push({ row, reason: `The row in line ${by} is about the same contact and replaces it.`, replaced: true });
      continue;
    }
    kept.push(row);
    arrivals.push(arrivalOfRow(job, row.line, said));
  }
  return { refused, rows: kept, arrivals };
}

function arrivalOfRow(job: Listed, line: number, { ref, tags }: { ref: Arrival['ref']; tags: string[] }): Arrival {
  const { workspace, id, lists, startedAt } = job;
  return arrivalOf({
    cause: `import-${id}-${line}`,
    source: 'import',
    workspace,
    // An instant for all of it, and what is so already is not written: the same file again changes nothing.
    at: startedAt ?? Date.now(),
    order: 'settled',
    contact: ref,
    tags,
    lists,
    tells: true,
  });
}

/** By what rows are about the same contact: the address first, since that is what people repeat. */
function keyOf({ workspace }: StoredImport, ref: Arrival['ref']): string {
  const keys = keysOf(workspace, ref);
  return keys.email ?? keys.id ?? contactKey(workspace, naturalId(ref, keys));
}

function added(
  counts: ImportCounts,
  rows: number,
  effects: readonly Effect[],
  refused: readonly Refused[],
): ImportCounts {
  const of = (wanted: Effect) => effects.filter((effect) => effect === wanted).length;
  const replaced = refused.filter((each) => each.replaced).length;
  return {
    rows: counts.rows + rows,
    created: counts.created + of('created'),
    changed: counts.changed + of('changed'),
    unchanged: counts.unchanged + of('unchanged'),
    rejected: counts.rejected + refused.length - replaced,
    replaced: counts.replaced + replaced,
  };
}

/** As it was in the file, so that it can be put right and imported again. */
function rejectLine({ line, cells }: Row, reason: string, { columns }: Pick<ContactImport, 'columns'>): string {
  const known = columns.map((_, i) => (cells[i] ?? '').slice(0, 10_000));
  return csvLine([...known, String(line), reason]);
}

function nothingIn({ rows }: ImportCounts): string | null {
  return rows === 0 ? 'There is no row below the header.' : null;
}
