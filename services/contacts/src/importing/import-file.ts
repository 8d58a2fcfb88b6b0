import { Readable } from 'node:stream';
import { encodingOf, type Encoding } from './encoding.js';
import { FileProblem } from './file-problem.js';
import { delimiterOf } from './header.js';
import { rowsOf, type Row } from './rows-of.js';

/** Rows that are looked at, and saved, at once. */
const batchRows = 500;

/** How a file is to be read. */
export interface Manner {
  encoding: Encoding;
  delimiter: string;
}

/** An uploaded file as something that can be read again and again. `tick` is told of every piece that is read. */
export class ImportFile {
  constructor(
    private readonly pieces: () => AsyncIterable<Buffer>,
    private readonly tick: (bytes: number) => Promise<void>,
  ) {}

  async manner(): Promise<Manner> {
    const encoding = await encodingOf(this.told());
    for await (const piece of this.pieces()) {
      const text = new TextDecoder(encoding).decode(piece);
      if (text.trim() !== '') return { encoding, delimiter: delimiterOf(text.split(/\r|\n/, 1)[0] ?? '') };
    }
    throw new FileProblem('The file is empty.');
  }

  async header(manner: Manner): Promise<{ header: string[]; first: string[][] }> {
    const [rows, sampled] = [[] as string[][], 4];
    for await (const { cells } of rowsOf(this.pieces(), manner)) {
      rows.push(cells);
      if (rows.length === sampled) break;
    }
    const [header, ...first] = rows;
    if (!header) throw new FileProblem('The file is empty.');
    return { header, first };
  }

  /** Rows below the header, many at once, from after a line on. */
  async *batches(manner: Manner, afterLine = 0): AsyncGenerator<Row[]> {
    let batch: Row[] = [];
    let isHeader = true;
    for await (const row of rowsOf(this.told(), manner)) {
      if (isHeader) isHeader = false;
      else if (row.line > afterLine) batch.push(row);
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  private told(): AsyncIterable<Buffer> {
    const { pieces, tick } = this;
    return Readable.from(
      (async function* () {
        let bytes = 0;
        for await (const piece of pieces()) {
          bytes += piece.length;
          await tick(bytes);
          yield piece;
        }
      })(),
      { highWaterMark: 1 },
    ) as AsyncIterable<Buffer>;
  }
}
