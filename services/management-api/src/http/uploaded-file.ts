import { z } from 'zod';

/** What a file may be sent as. What it is, its bytes tell. */
export const fileTypes = [
  'application/octet-stream',
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** A body that is read as it comes, and by nobody before its route has been found and its key been looked at. */
export class UploadedFile {
  readonly #bytes: AsyncIterable<Buffer>;

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#bytes = bytes;
  }

  /** In pieces of this size, but for the last. */
  async *pieces(size: number): AsyncGenerator<Buffer> {
    let held: Buffer[] = [];
    let length = 0;
    for await (const bytes of this.#bytes) {
      held.push(bytes);
      length += bytes.length;
      if (length < size) continue;
      const all = Buffer.concat(held);
      let from = 0;
      for (; all.length - from >= size; from += size) yield all.subarray(from, from + size);
      held = [all.subarray(from)];
      length = all.length - from;
    }
    if (length > 0) yield Buffer.concat(held);
  }
}

/** The body of a route that takes a file. */
export const uploadedFile = z
  .unknown()
  .transform((body, context) => {
    if (body instanceof UploadedFile) return body;
    context.addIssue(`send the file itself, as ${fileTypes[0]} or as what it is`);
    return z.NEVER;
  })
  .meta({ type: 'string', contentMediaType: 'application/octet-stream' });

interface Parsers {
  addContentTypeParser(
    types: string[],
    parser: (request: unknown, bytes: AsyncIterable<Buffer>, done: (error: null, body: UploadedFile) => void) => void,
  ): unknown;
}

export function takeFiles(server: Parsers): void {
  server.addContentTypeParser(fileTypes, (_request, bytes, done) => done(null, new UploadedFile(bytes)));
}
