import { Injectable } from '@nestjs/common';
import { insertNew } from '@fanfare/chassis';
import { ImportCollections, type Piece } from './import-collections.store.js';

/**
 * Uploaded files, in pieces, so that nobody ever holds a whole one. In the service's own database: whoever goes on with a
 * job after a crash reads the file there, and what holds people's data is where a deletion looks for it.
 */
@Injectable()
export class FileStore {
  constructor(private readonly collections: ImportCollections) {}

  /** Says whether it is new: a piece that is there already stays as it is. */
  async append(file: string, index: number, data: Buffer, what: Kept = 'upload'): Promise<boolean> {
    const there = await insertNew(this.collections.pieces, [{ _id: pieceId(file, what, index), import: file, data }]);
    return there.length === 0;
  }

  async *read(file: string, what: Kept = 'upload'): AsyncGenerator<Buffer> {
    for (let index = 0; ; index++) {
      const piece = await this.collections.pieces.findOne<Stored>({ _id: pieceId(file, what, index) });
      if (!piece) return;
      yield Buffer.from(piece.data.buffer);
    }
  }

  async drop(file: string): Promise<void> {
    await this.collections.pieces.deleteMany({ import: file });
  }
}

/** What was uploaded, or the sheet of it that is imported, as CSV. */
type Kept = 'upload' | 'sheet';

/** The driver gives what was a buffer as its Binary. */
type Stored = Omit<Piece, 'data'> & { data: { buffer: Uint8Array } };

function pieceId(file: string, what: Kept, index: number): string {
  return `${file}/${what}/${String(index).padStart(8, '0')}`;
}
