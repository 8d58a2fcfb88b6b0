import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Channel, CommunicationFilter, CommunicationSource, CommunicationStatus } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { FailureOutcome } from '@fanfare/connector';
import { before, notArrived } from './communication-status.js';

type Failure = FailureOutcome['error'];

/** A message to a contact, as it was written, and what became of it. */
export interface StoredCommunication {
  /** Computed from what causes it, so that a step has one. */
  _id: string;
  workspace: string;
  contact: string | null;
  channel: Channel;
  template: string | null;
  to: string;
  subject: string | null;
  html: string | null;
  text: string;
  /** For e-mail: the headers that it has besides. */
  headers: Record<string, string>;
  fromName: string | null;
  replyTo: string | null;
  source: CommunicationSource;
  /** The group whose consent it needs; null: none; absent: kept before that was kept with e-mails. */
  consentGroup?: string | null;
  /** For an SMS: the account that it goes out by, and in how many segments. */
  app: string | null;
  segments: number | null;
  /** What the receiver's side knows it by: the Message-ID, or the vendor's id. */
  messageId: string | null;
  /** For e-mail: by which reports about it are known (`return-path.ts`). Of those that were kept before there were any: absent. */
  returnToken?: string | null;
  /** Newest last: when it was queued, and its id. */
  order: string;
  /** The last thing that is known of it. Each is written together with its instant. */
  status: CommunicationStatus;
  queuedAt: number;
  sentAt: number | null;
  deliveredAt: number | null;
  bouncedAt: number | null;
  /** Why it did not go out, or, where it was sent, why it did not arrive. */
  failure: Failure | null;
  /** When what it said of a person was taken out of it; absent or null: never. */
  forgottenAt?: number | null;
}

export type NewCommunication = Omit<
  StoredCommunication,
  'returnToken' | 'order' | 'status' | 'sentAt' | 'deliveredAt' | 'bouncedAt' | 'failure' | 'forgottenAt'
>;
type Listed = CommunicationFilter & { workspace: string; after?: string | undefined; limit: number };
type Instant = 'sentAt' | 'deliveredAt' | 'bouncedAt';
/** As lists have it: the words of many would be too much for an answer. */
export type WithoutWords = Omit<StoredCommunication, 'html' | 'text' | 'headers'>;
export type Address = Pick<StoredCommunication, 'channel' | 'to'>;

const instant = { type: Number, default: null };
const text = { type: String, default: null };
const schema = new Schema<StoredCommunication>(
  {
    _id: String,
    workspace: String,
    contact: text,
    channel: String,
    template: text,
    to: String,
    subject: text,
    html: text,
    text: String,
    headers: Object,
    fromName: text,
    replyTo: text,
    source: Object,
    consentGroup: text,
    app: text,
    segments: { type: Number, default: null },
    messageId: text,
    returnToken: text,
    order: String,
    status: String,
    queuedAt: Number,
    sentAt: instant,
    deliveredAt: instant,
    bouncedAt: instant,
    failure: { type: Object, default: null },
    forgottenAt: instant,
  },
  { collection: 'communications', versionKey: false, minimize: false },
)
  .index({ workspace: 1, order: -1 })
  .index({ workspace: 1, contact: 1, order: -1 })
  .index({ workspace: 1, status: 1, order: -1 })
  .index({ workspace: 1, 'source.workflow': 1, order: -1 })
  .index({ workspace: 1, to: 1 })
  .index({ messageId: 1 })
  .index({ returnToken: 1 });

/** Every message to a contact. */
@Injectable()
export class CommunicationStore implements OnModuleInit {
  private readonly communications: Model<StoredCommunication>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.communications = connection.model<StoredCommunication>('Communication', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.communications.createIndexes();
  }

  find(id: string): Promise<StoredCommunication | null> {
    return this.communications.findOne({ _id: id }).lean<StoredCommunication | null>();
  }

  byMessageId(messageId: string): Promise<StoredCommunication | null> {
    return this.communications.findOne({ messageId }).lean<StoredCommunication | null>();
  }

  byReturnToken(returnToken: string): Promise<StoredCommunication | null> {
    return this.communications.findOne({ returnToken }).lean<StoredCommunication | null>();
  }

  /** Keeps a message before it goes out; false: it is kept already, and stays as it was written then. */
  async queue(communication: NewCommunication): Promise<boolean> {
    const order = `${String(communication.queuedAt).padStart(15, '0')}~${communication._id}`;
    const fresh = {
      ...communication,
      returnToken: communication.channel === 'email' ? randomBytes(16).toString('hex') : null,
      order,
      status: 'queued' as const,
      sentAt: null,
      deliveredAt: null,
      bouncedAt: null,
      failure: null,
      forgottenAt: null,
    };
    const taken = await insertNew(this.connection.collection<StoredCommunication>('communications'), [fresh]);
    return taken.length === 0;
  }

  /** The first time counts. */
  sent(id: string, at: number): Promise<void> {
    return this.mark(id, 'sent', { sentAt: at });
  }

  delivered(id: string, at: number): Promise<void> {
    return this.mark(id, 'delivered', { deliveredAt: at });
  }

  /** It does not arrive. */
  undelivered({ _id: id, channel }: StoredCommunication, bouncedAt: number, failure: Failure): Promise<void> {
    return this.mark(id, notArrived(channel), { bouncedAt, failure });
  }

  /** It is not sent. */
  async fail(id: string, failure: Failure): Promise<void> {
    await this.communications.updateOne({ _id: id, status: { $in: before('failed') } }, { $set: { failure, status: 'failed' } }); // prettier-ignore
  }

  /** A vendor has it, under its own id; of who was forgotten meanwhile that is not kept. */
  async taken(id: string, messageId: string, at: number): Promise<void> {
    await this.sent(id, at);
    await this.communications.updateOne({ _id: id, messageId: null, forgottenAt: null }, { $set: { messageId } });
  }

  /** The first time of each instant counts. What comes after a later word is kept, and is not the last thing that is known. */
  private async mark(
    id: string,
    status: CommunicationStatus,
    what: Partial<Pick<StoredCommunication, Instant>> & { failure?: Failure },
  ): Promise<void> {
    const unknown = { _id: id, ...Object.fromEntries(Object.keys(what).filter((key) => key !== 'failure').map((key) => [key, null])) }; // prettier-ignore
    const { modifiedCount } = await this.communications.updateOne({ ...unknown, status: { $in: before(status) } }, { $set: { ...what, status } }); // prettier-ignore
    if (modifiedCount === 0) await this.communications.updateOne(unknown, { $set: what });
  }

  /** Where messages to a contact went, by all ids that it had. */
  async addressesOf(workspace: string, contacts: readonly string[]): Promise<Address[]> {
    const found = await this.communications
      .find({ workspace, contact: { $in: contacts } }, { _id: 0, channel: 1, to: 1 })
      .lean<Address[]>();
    return [...new Map(found.map((one) => [`${one.channel} ${one.to}`, one])).values()];
  }

  /**
   * Takes out what is personal of messages to a contact, and of those to its addresses that are to no contact. Says of how
   * many it is gone from now.
   */
  async forget(
    workspace: string,
    contacts: readonly string[],
    { addresses, placeholder }: { addresses: readonly Address[]; placeholder: string },
  ): Promise<number> {
    const taken = { to: placeholder, subject: null, html: null, text: '', headers: {}, messageId: null };
    const update = { $set: { ...taken, forgottenAt: Date.now() } };
    const to = addresses.map((one) => one.to);
    // Those to no contact first: by the others their addresses are known.
    const loose = await this.communications.updateMany({ workspace, contact: null, to: { $in: to } }, update);
    const own = await this.communications.updateMany(
      { workspace, contact: { $in: contacts } },
      { $set: { ...update.$set, contact: placeholder } },
    );
    return loose.modifiedCount + own.modifiedCount;
  }

  /** Newest first, those before `after`. */
  list({ workspace, after, limit, workflow, ...which }: Listed): Promise<WithoutWords[]> {
    const from = after === undefined ? {} : { order: { $lt: after } };
    return this.communications
      .find(
        { workspace, ...which, ...(workflow !== undefined && { 'source.workflow': workflow }), ...from },
        { html: 0, text: 0, headers: 0 },
      )
      .sort({ order: -1 })
      .limit(limit)
      .lean<WithoutWords[]>();
  }
}
