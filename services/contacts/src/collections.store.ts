import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import type { Contact, WithApplied } from './contact/contact.js';
import type {
  Announcement,
  Archived,
  Deletion,
  Identity,
  List,
  ListDay,
  Merge,
  Start,
  StoredDefinition,
  StoredView,
} from './documents.js';
import { contactQueryIndexes } from './query/indexes.js';

const text = { type: String, required: true };
const optionalText = { type: String, default: null };
const number = { type: Number, required: true };
const options = { versionKey: false, minimize: false } as const;

const row = {
  kind: text,
  property: text,
  list: String,
  segment: String,
  before: Schema.Types.Mixed,
  after: Schema.Types.Mixed,
};
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
    avatarUrl: optionalText,
    anonymousIds: [String],
    tags: [String],
    lists: [String],
    segments: [String],
    did: [String],
    tallies: [{ _id: false, name: text, value: Number }],
    properties: [{ _id: false, name: text, value: Schema.Types.Mixed }],
    asOf: [{ _id: false, key: text, at: number }],
    search: [String],
    state: text,
    mergedInto: optionalText,
    absorbed: [String],
    absorbing: [String],
    unmerged: number,
    was: Schema.Types.Mixed,
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
for (const index of contactQueryIndexes) contactSchema.index(index);

const identitySchema = new Schema({ _id: text, contact: text }, { collection: 'identities', ...options });
// For those who ask by what a contact may have been named.
identitySchema.index({ contact: 1 });

const startSchema = new Schema(
  { _id: text, contact: text, at: number, snapshot: text },
  { collection: 'starts', ...options },
);

// For whoever asks what is known of a contact, or has it deleted.
startSchema.index({ contact: 1, _id: 1 });

const listSchema = new Schema(
  {
    _id: text,
    workspace: text,
    id: text,
    name: text,
    description: String,
    aliasOf: optionalText,
    archivedAt: { type: Number, default: null },
    createdAt: number,
  },
  { collection: 'lists', ...options },
);
listSchema.index({ workspace: 1, aliasOf: 1, name: 1 });

const listDaySchema = new Schema(
  { _id: text, list: text, day: text, members: number },
  { collection: 'listDays', ...options },
);
listDaySchema.index({ list: 1, day: -1 });

const archivedSchema = new Schema({ _id: text, contact: text, ...applied }, { collection: 'changes', ...options });
archivedSchema.index({ contact: 1, at: -1, cause: -1 });
archivedSchema.index({ contact: 1, _id: 1 });

const outboxSchema = new Schema(
  { _id: text, contact: text, cause: text, at: number },
  { collection: 'outbox', ...options },
);
outboxSchema.index({ at: 1 });
// For a deletion, as that of `loser` below.
outboxSchema.index({ contact: 1 });

const propertySchema = new Schema(
  {
    _id: text,
    workspace: text,
    id: text,
    label: text,
    description: String,
    type: text,
    options: [{ _id: false, value: text, label: text }],
    default: Schema.Types.Mixed,
    pii: Boolean,
    hiddenOnProfile: Boolean,
    inDataCapture: Boolean,
    createdAt: number,
    updatedAt: number,
  },
  { collection: 'properties', ...options },
);
propertySchema.index({ workspace: 1, _id: 1 });

const viewSchema = new Schema(
  {
    _id: text,
    workspace: text,
    id: text,
    name: text,
    columns: [String],
    search: optionalText,
    list: optionalText,
    filter: text,
    createdAt: number,
    updatedAt: number,
  },
  { collection: 'views', ...options },
);
viewSchema.index({ workspace: 1, _id: 1 });

const mergeSchema = new Schema(
  {
    _id: text,
    workspace: text,
    loser: text,
    survivor: text,
    by: text,
    byHand: Boolean,
    at: number,
    choices: { type: Object, default: {} },
    state: text,
  },
  { collection: 'merges', ...options },
);
mergeSchema.index({ state: 1, _id: 1 });
mergeSchema.index({ workspace: 1, survivor: 1, at: -1 });
mergeSchema.index({ workspace: 1, loser: 1 });

const deletionSchema = new Schema(
  {
    _id: text,
    workspace: text,
    placeholder: text,
    at: number,
    by: text,
    state: text,
    dueAt: number,
    keys: [String],
    who: [String],
    waitsFor: [String],
    removed: { type: Object, default: null },
  },
  { collection: 'deletions', ...options },
);
deletionSchema.index({ workspace: 1, placeholder: 1 });
deletionSchema.index({ workspace: 1, at: -1 });
deletionSchema.index({ state: 1, dueAt: 1 });

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
  readonly listDays: Collection<ListDay>;
  readonly changes: Collection<Archived>;
  readonly views: Collection<StoredView>;
  readonly outbox: Collection<Announcement>;
  readonly properties: Collection<StoredDefinition>;
  readonly merges: Collection<Merge>;
  readonly deletions: Collection<Deletion>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.contacts = connection.collection('contacts');
    this.identities = connection.collection('identities');
    this.starts = connection.collection('starts');
    this.lists = connection.collection('lists');
    this.listDays = connection.collection('listDays');
    this.changes = connection.collection('changes');
    this.views = connection.collection('views');
    this.outbox = connection.collection('outbox');
    this.properties = connection.collection('properties');
    this.merges = connection.collection('merges');
    this.deletions = connection.collection('deletions');
  }

  /** Creates what is missing. Nothing is served before: without its index a guarded write would be slow, not wrong. */
  async onModuleInit(): Promise<void> {
    const models = [
      this.connection.model('Contact', contactSchema),
      this.connection.model('Identity', identitySchema),
      this.connection.model('Start', startSchema),
      this.connection.model('List', listSchema),
      this.connection.model('ListDay', listDaySchema),
      this.connection.model('Change', archivedSchema),
      this.connection.model('Announcement', outboxSchema),
      this.connection.model('PropertyDefinition', propertySchema),
      this.connection.model('Merge', mergeSchema),
      this.connection.model('View', viewSchema),
      this.connection.model('Deletion', deletionSchema),
    ];
    for (const model of models) await model.createIndexes();
  }
}
