import { parentPort, workerData } from 'node:worker_threads';
import { read, type CellObject } from '@e965/xlsx';

/**
 * Turns one sheet of a workbook into CSV, a piece at a time: each is sent when the one before was taken. A thread of its
 * own, so that whoever started it can end it. It imports nothing of ours, so that tests start it as it stands here.
 */
interface Task {
  bytes: Uint8Array;
  sheet: string | null;
  limits: { rows: number; columns: number; cells: number; bytes: number };
}

const pieceChars = 200_000;

const { bytes, sheet, limits } = workerData as Task;
const port = parentPort;
if (!port) throw new Error('this is a worker');

for (const message of convert()) {
  port.postMessage(message);
  await new Promise((resolve) => port.once('message', resolve));
}
port.close();

function* convert(): Generator<{ text: string } | { done: string } | { problem: string }> {
  const book = read(bytes, {
    type: 'array',
    dense: true,
    // What cells show is of no interest, only what they hold; of other sheets not even that.
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellDates: true,
    UTC: true,
    sheetRows: limits.rows + 2,
    sheets: sheet ?? 0,
  });
  const name = sheet ?? book.SheetNames[0];
  const found = name === undefined ? undefined : book.Sheets[name];
  if (name === undefined || !found) {
    const names = book.SheetNames.slice(0, 20).map((each) => `"${each.slice(0, 50)}"`);
    yield { problem: `There is no sheet of that name. There is ${names.join(', ') || 'none at all'}.` };
    return;
  }
  // What is said of the sheet's extent may be a billion cells of nothing: only rows that are there are looked at.
  const rows = (found['!data'] ?? []) as (CellObject[] | undefined)[];
  if (rows.length > limits.rows + 1) {
    yield { problem: `The sheet has more than ${limits.rows} rows. Save it as CSV, of which a million can be read.` };
    return;
  }
  let [text, cells, written] = ['', 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? [];
    if (row.length > limits.columns) {
      yield { problem: `Row ${i + 1} has ${row.length} columns; at most ${limits.columns} can be read.` };
      return;
    }
    cells += row.length;
    text += `${Array.from(row, shown).join(',')}\n`;
    if (cells > limits.cells || written + text.length > limits.bytes) {
      yield {
        problem: `The sheet holds too much: its row ${i + 1} is beyond ${limits.cells} cells or ${limits.bytes / 1024 / 1024} MiB. Save it as CSV.`,
      };
      return;
    }
    if (text.length < pieceChars) continue;
    yield { text };
    written += text.length;
    text = '';
  }
  if (text !== '') yield { text };
  yield { done: name };
}

function shown(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
  const value = cell.v instanceof Date ? dated(cell.v) : String(cell.v);
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A day, or a day and an hour. */
function dated(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T00:00:00.000Z', '');
}
