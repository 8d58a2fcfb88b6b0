import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file that is made while it is sent, part by part. The first part is awaited: what is not there is refused as usual. */
export async function download(name: string, part: (after?: string) => Promise<Part>): Promise<StreamableFile> {
  let now = await part();
  async function* parts() {
    yield now.text;
    while (now.next !== null) {
      now = await part(now.next);
      yield now.text;
    }
  }
  return streamed(name, 'text/csv; charset=utf-8', parts());
}

/** Whoever asks must have found what it is about before: once it is under way nothing but its breaking off says that it failed. */
export function streamed(name: string, type: string, pieces: AsyncIterable<string>): StreamableFile {
  const disposition = `attachment; filename="${name}"`;
  return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition });
}

interface Part {
  text: string;
  /** Null: it was the last. */
  next: string | null;
}
