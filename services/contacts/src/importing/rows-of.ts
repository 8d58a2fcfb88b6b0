import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from './encoding.js';
import { FileProblem } from './file-problem.js';

/** A row of a file. The header is one, too. */
export interface Row {
  /** The line at which it ends: no two rows have the same. */
  line: number;
  cells: string[];
}

/** Longest line, longest row: beyond it, quotes are broken or the file is none of contacts. */
const maxRowBytes = 1024 * 1024;

/** The rows of a CSV file, a few at a time in memory. Throws FileProblem where it stops to be one. */
export async function* rowsOf(
  file: AsyncIterable<Buffer>,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    record_delimiter: '\n',
    // A quote within a cell is one; whether a row is broken is decided by what is in its cells.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowBytes,
  });
  const source = Readable.from(shortLines(plainLines(utf8(file, encoding))));
  source.on('error', (error) => parser.destroy(error));
  let last = 0;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      last = info.lines;
      yield { line: last, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileProblem(problemOf(error, last));
  } finally {
    source.destroy();
    parser.destroy();
  }
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

function problemOf({ code }: CsvError, line: number): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `A quote that opens after line ${line} is never closed.`;
    case 'CSV_MAX_RECORD_SIZE':
      return `The row after line ${line} is longer than 1 MiB: a quote is missing, or this is no CSV file.`;
    default:
      return `The row after line ${line} cannot be read as CSV (${code}).`;
  }
}

async function* utf8(file: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* file;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of file) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Lines end as they do on Unix, however they ended, several ways in one file, too. Their numbers are then what an editor shows. */
async function* plainLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = '';
  for await (const piece of pieces) {
    // Byte by byte: no byte of a longer letter is a line's end.
    const text = held + piece.toString('latin1');
    held = text.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? text : text.slice(0, -1);
    yield whole.includes('\r') ? Buffer.from(whole.replaceAll(/\r\n?/g, '\n'), 'latin1') : Buffer.from(whole, 'latin1');
  }
  if (held !== '') yield Buffer.from('\n');
}

/** A line of a million commas is short for the parser, which counts what is between them, and large when it is a row. */
async function* shortLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [line, length] = [1, 0];
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(10, from); end >= 0; end = piece.indexOf(10, from)) {
      mustBeShort(length + end - from, line);
      from = end + 1;
      line++;
      length = 0;
    }
    length += piece.length - from;
    mustBeShort(length, line);
    yield piece;
  }
}

function mustBeShort(length: number, line: number): void {
  if (length > maxRowBytes) throw new FileProblem(`Line ${line} is longer than 1 MiB.`);
}
