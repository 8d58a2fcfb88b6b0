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
  return new StreamableFile(Readable.from(parts(), { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}

interface Part {
  text: string;
  /** Null: it was the last. */
  next: string | null;
}
