import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import type { ContactExport, Json } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { contactKey } from '../contact/contact.js';

/** An export. `_id`: `workspace/id`; ids of later ones are greater. */
export interface StoredExport extends Omit<ContactExport, 'filter'> {
  _id: string;
  workspace: string;
  /** JSON: a condition may hold names that a document's keys may not. */
  filter: string | null;
  link: string | null;
  /** Counts the times that it was begun anew. */
  beginning: number;
  /** The last contact that is in it, and the number of parts. */
  cursor: string;
  parts: number;
  /** How often it failed for a reason that is ours. */
  failures: number;
  worker: string | null;
  workerUntil: number;
}

/** A part of the file. `_id`: `export/beginning/number`. */
interface Part {
  _id: string;
  export: string;
  text: string;
}

type State = StoredExport['state'];

/** A worker that has not been heard of for so long is dead. */
const workerMs = 30_000;

const text = { type: String, required: true };
const options = { versionKey: false, minimize: false, strict: false } as const;

const exportSchema = new Schema(
  { _id: text, workspace: text, state: text, mail: text, expiresAt: Number, workerUntil: Number },
  { collection: 'exports', ...options },
);
exportSchema.index({ workspace: 1, _id: -1 });
exportSchema.index({ state: 1, workerUntil: 1 });
exportSchema.index({ state: 1, mail: 1, workerUntil: 1 });
exportSchema.index({ expiresAt: 1 });

const partSchema = new Schema({ _id: text, export: text, text }, { collection: 'exportParts', ...options });
partSchema.index({ export: 1, _id: 1 });

/** Exports and their files, in parts. */
@Injectable()
export class ExportStore implements OnModuleInit {
  private readonly exports: Collection<StoredExport>;
  private readonly parts: Collection<Part>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.exports = connection.collection('exports');
    this.parts = connection.collection('exportParts');
  }

  async onModuleInit(): Promise<void> {
    await this.connection.model('Export', exportSchema).createIndexes();
    await this.connection.model('ExportPart', partSchema).createIndexes();
  }

  async add(document: StoredExport): Promise<void> {
    await this.exports.insertOne(document);
  }

  async get(workspace: string, id: string): Promise<StoredExport | null> {
    return this.exports.findOne({ _id: contactKey(workspace, id) });
  }

  /** Newest first. */
  async page(workspace: string, after: string | undefined, limit: number): Promise<StoredExport[]> {
    const ids = { $gt: `${workspace}/`, $lt: after === undefined ? `${workspace}0` : contactKey(workspace, after) };
    return this.exports.find({ workspace, _id: ids }).sort({ _id: -1 }).limit(limit).toArray();
  }

  async change(_id: string, states: readonly State[], changes: Partial<StoredExport>): Promise<StoredExport | null> {
    return this.exports.findOneAndUpdate(
      { _id, state: { $in: [...states] } },
      { $set: changes },
      { returnDocument: 'after' },
    );
  }

  /** The next export to be made, or to be told of, that nobody works on. */
  async take(worker: string, now: number): Promise<StoredExport | null> {
    for (const due of [{ state: 'exporting' }, { state: 'done', mail: 'due' }] as const) {
      const found = await this.exports.findOne({ ...due, workerUntil: { $lt: now } });
      const taken =
        found &&
        (await this.exports.findOneAndUpdate(
          { _id: found._id, ...due, workerUntil: found.workerUntil },
          { $set: { worker, workerUntil: now + workerMs } },
          { returnDocument: 'after' },
        ));
      if (taken) return taken;
    }
    return null;
  }

  /** Notes what its worker has done; false: it is not this worker's any more, or was cancelled. */
  async report(job: StoredExport, changes: Partial<StoredExport>): Promise<boolean> {
    const { _id, state, worker, beginning } = job;
    const { matchedCount } = await this.exports.updateOne(
      { _id, state, worker, beginning },
      { $set: { workerUntil: Date.now() + workerMs, ...changes } },
    );
    return matchedCount > 0;
  }

  /** A part that is there was written by somebody who died before saying so: contacts may have changed since. */
  async writePart(job: StoredExport, number: number, text: string): Promise<void> {
    const _id = partId(job, number);
    await this.parts.replaceOne({ _id }, { export: job._id, text }, { upsert: true });
  }

  async part(job: StoredExport, number: number): Promise<string | null> {
    return (await this.parts.findOne({ _id: partId(job, number) }))?.text ?? null;
  }

  /** Files in which somebody may be who is not to be in any: those that are made are no more, others are begun anew. */
  async withdraw(workspace: string): Promise<void> {
    for (const { _id, state, beginning } of await this.exports.find({ workspace }).toArray()) {
      if (state === 'done') await this.exports.updateOne({ _id }, { $set: { state: 'withdrawn', mail: 'none' } });
      // What was looked for may be part of an address; nobody needs it without the file.
      if (state !== 'exporting') await this.exports.updateOne({ _id }, { $set: nothingSaid });
      const anew = { beginning: beginning + 1, cursor: '', parts: 0, rows: 0, worker: null, workerUntil: 0 };
      if (state === 'exporting') await this.exports.updateOne({ _id, state, beginning }, { $set: anew });
      await this.parts.deleteMany({ export: _id });
    }
  }

  /** Those under way that look for somebody are withdrawn, too. How many. */
  async forget(workspace: string, names: (text: string) => boolean): Promise<number> {
    const named = (await this.exports.find({ workspace, state: 'exporting' }).toArray()).filter((job) =>
      [job.search, job.email, ...textsIn(job.filter === null ? null : (JSON.parse(job.filter) as Json))].some(
        (text) => text !== null && names(text),
      ),
    );
    for (const { _id } of named) {
      const withdrawn = { state: 'withdrawn', endedAt: Date.now(), mail: 'none', ...nothingSaid } as const;
      await this.exports.updateOne({ _id }, { $set: withdrawn });
      await this.parts.deleteMany({ export: _id });
    }
    return named.length;
  }

  async expire(now: number): Promise<void> {
    for (const { _id } of await this.exports
      .find({ expiresAt: { $lt: now } })
      .limit(100)
      .toArray()) {
      await this.parts.deleteMany({ export: _id });
      await this.exports.deleteOne({ _id });
    }
  }
}

/** Whom an export was about, and for whom, when it is no more. */
const nothingSaid = { search: null, filter: null, email: null, link: null, cursor: '' } as const;

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap((each) => textsIn(each));
}

function partId({ _id, beginning }: StoredExport, number: number): string {
  return `${_id}/${beginning}/${number}`;
}
