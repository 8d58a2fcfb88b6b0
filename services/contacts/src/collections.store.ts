import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import type { Applied, Contact, WithApplied } from './contact/contact.js';

/** Who a run is about, recorded once. */
export interface Start {
  /** The run's id. */
  _id: string;
  /** The contact's `_id`. */
  contact: string;
  at: number;
  /** JSON: handed out again exactly as it was, and any property's name is fine in it. */
  snapshot: string;
}

/** A key and its contact, for good. `_id`: `workspace/kind/value`. */
export interface Identity {
  _id: string;
  contact: string;
}

export interface List {
  /** `workspace/id`. */
  _id: string;
  workspace: string;
  id: string;
  name: string;
  createdAt: number;
}

/** A cause that has left its contact's document. `_id`: `contact/cause`. */
export interface Archived extends Applied {
  _id: string;
  contact: string;
}

const text = { type: String, required: true };
const optionalText = { type: String, default: null };
const number = { type: Number, required: true };
const options = { versionKey: false, minimize: false } as const;

const row = { property: text, before: Schema.Types.Mixed, after: Schema.Types.Mixed };
const applied = { cause: text, source: text, at: number, outcome: { type: Object, default: null }, rows: [row] };

const contactSchema = new Schema(
  {
    _id: text,
    workspace: text,
    id: text,
    type: text,
    email: optionalText,
    mobile: optionalText,
    firstName: optionalText,
    lastName: optionalText,
    anonymousIds: [String],
    tags: [String],
    lists: [String],
    properties: [{ _id: false, name: text, value: Schema.Types.Mixed }],
    asOf: [{ _id: false, key: text, at: number }],
    search: [String],
    rev: number,
    createdAt: number,
    updatedAt: number,
    applied: [{ _id: false, ...applied }],
  },
  { collection: 'contacts', ...options },
);
// Every guarded write goes through this one. It is unique anyway; mongo-java-server uses an index only when the filter
// has exactly its fields, and would otherwise read the whole collection for each write.
contactSchema.index({ _id: 1, rev: 1 }, { unique: true });
contactSchema.index({ workspace: 1, search: 1, _id: 1 });
contactSchema.index({ workspace: 1, lists: 1, _id: 1 });

const identitySchema = new Schema({ _id: text, contact: text }, { collection: 'identities', ...options });
// For those who ask by what a contact may have been named.
identitySchema.index({ contact: 1 });

const startSchema = new Schema(
  { _id: text, contact: text, at: number, snapshot: text },
  { collection: 'starts', ...options },
);

const listSchema = new Schema(
  { _id: text, workspace: text, id: text, name: text, createdAt: number },
  { collection: 'lists', ...options },
);

const archivedSchema = new Schema({ _id: text, contact: text, ...applied }, { collection: 'changes', ...options });
archivedSchema.index({ contact: 1, at: -1 });

/**
 * Every collection of the service and every index, in one place. The schemas say what is in them; the stores go to the
 * driver's collections directly, since a batch of a thousand documents has no use for a thousand mongoose documents.
 */
@Injectable()
export class Collections implements OnModuleInit {
  readonly contacts: Collection<Contact & WithApplied>;
  readonly identities: Collection<Identity>;
  readonly starts: Collection<Start>;
  readonly lists: Collection<List>;
  readonly changes: Collection<Archived>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.contacts = connection.collection('contacts');
    this.identities = connection.collection('identities');
    this.starts = connection.collection('starts');
    this.lists = connection.collection('lists');
    this.changes = connection.collection('changes');
  }

  /** Creates what is missing. Nothing is served before: without its index a guarded write would be slow, not wrong. */
  async onModuleInit(): Promise<void> {
    const models = [
      this.connection.model('Contact', contactSchema),
      this.connection.model('Identity', identitySchema),
      this.connection.model('Start', startSchema),
      this.connection.model('List', listSchema),
      this.connection.model('Change', archivedSchema),
    ];
    for (const model of models) await model.createIndexes();
  }
}
