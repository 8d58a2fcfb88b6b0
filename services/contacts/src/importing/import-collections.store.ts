import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { ContactImport } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';

/** An import. `_id`: `workspace/id`; ids of later ones are greater. */
export interface StoredImport extends ContactImport {
  _id: string;
  workspace: string;
  /** Counts the times that the file was to be read: what is kept of one reading is not mixed up with another's. */
  reading: number;
  delimiter: string;
  /** How many pieces of the file are counted in `bytes`. */
  pieces: number;
  /** The last line of the file whose row is done. */
  line: number;
  /** Rows below that line are being saved, or were when their worker died: what became of them is not counted yet. */
  saving: boolean;
  /** How often it failed for a reason that is ours. */
  failures: number;
  /** Who works on it, until when. Afterwards anybody goes on. */
  worker: string | null;
  workerUntil: number;
}

/** A piece of an uploaded file. `_id`: `import/what/index`. */
export interface Piece {
  _id: string;
  import: string;
  data: Buffer;
}

/** Rows that were left out in one batch, as CSV. `_id`: `import/reading/line`, which sorts. */
export interface Rejects {
  _id: string;
  import: string;
  text: string;
}

const text = { type: String, required: true };
const options = { versionKey: false, minimize: false, strict: false } as const;

const importSchema = new Schema(
  { _id: text, workspace: text, state: text, expiresAt: Number, workerUntil: Number },
  { collection: 'imports', ...options },
);
importSchema.index({ workspace: 1, _id: -1 });
importSchema.index({ state: 1, workerUntil: 1 });
importSchema.index({ workspace: 1, state: 1, createdAt: 1 });
importSchema.index({ expiresAt: 1 });

const pieceSchema = new Schema({ _id: text, import: text, data: Buffer }, { collection: 'importPieces', ...options });
pieceSchema.index({ import: 1, _id: 1 });

const rejectsSchema = new Schema({ _id: text, import: text, text }, { collection: 'importRejects', ...options });
rejectsSchema.index({ import: 1, _id: 1 });

/** The collections of imports and their indexes. */
@Injectable()
export class ImportCollections implements OnModuleInit {
  readonly imports: Collection<StoredImport>;
  readonly pieces: Collection<Piece>;
  readonly rejects: Collection<Rejects>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.imports = connection.collection('imports');
    this.pieces = connection.collection('importPieces');
    this.rejects = connection.collection('importRejects');
  }

  async onModuleInit(): Promise<void> {
    const models = [
      this.connection.model('Import', importSchema),
      this.connection.model('ImportPiece', pieceSchema),
      this.connection.model('ImportRejects', rejectsSchema),
    ];
    for (const model of models) await model.createIndexes();
  }
}
