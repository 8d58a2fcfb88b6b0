import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Channel, ConsentView } from '@fanfare/contracts';
import { MONGO, onlyDuplicates } from '@fanfare/chassis';
import { keyOf } from '../keys.js';

export interface StoredConsent extends ConsentView {
  /** Of workspace, contact, channel and group. */
  _id: string;
  workspace: string;
  contact: string;
  /** Contacts knows of it. */
  told?: boolean | null;
}

const schema = new Schema<StoredConsent>(
  {
    _id: String,
    workspace: String,
    contact: String,
    channel: String,
    group: String,
    state: String,
    at: Number,
    source: String,
    told: Boolean,
  },
  { collection: 'consents', versionKey: false },
)
  .index({ workspace: 1, contact: 1, _id: 1 })
  .index({ told: 1, at: 1, _id: 1 });

/** What contacts said about messages. */
@Injectable()
export class ConsentStore implements OnModuleInit {
  private readonly consents: Model<StoredConsent>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.consents = connection.model<StoredConsent>('Consent', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.consents.createIndexes();
  }

  /** Keeps what somebody said, unless something newer is kept: a repeat, or a late word, changes nothing. */
  async say(workspace: string, contact: string, { channel, group, ...said }: ConsentView): Promise<void> {
    const _id = keyOf(workspace, contact, channel, group);
    try {
      await this.consents.updateOne(
        { _id, at: { $lte: said.at } },
        { $set: { ...said, told: false }, $setOnInsert: { workspace, contact, channel, group } },
        { upsert: true },
      );
    } catch (error) {
      // The upsert found none that is older, and one that is newer is there.
      if (!isDuplicate(error)) throw error;
    }
  }

  /** Says how many it is gone from now. */
  async forget(workspace: string, contacts: readonly string[]): Promise<number> {
    return (await this.consents.deleteMany({ workspace, contact: { $in: contacts } })).deletedCount;
  }

  /** `contacts`: all ids of one contact. */
  of(workspace: string, contacts: readonly string[]): Promise<StoredConsent[]> {
    return this.consents
      .find({ workspace, contact: { $in: contacts } })
      .sort({ _id: 1 })
      .lean<StoredConsent[]>();
  }

  /** What contacts does not know of yet, the earliest first, those behind `after`. */
  untold(limit: number, after?: Pick<StoredConsent, '_id' | 'at'>): Promise<StoredConsent[]> {
    const behind = after && { $or: [{ at: { $gt: after.at } }, { at: after.at, _id: { $gt: after._id } }] };
    return this.consents
      .find({ told: { $in: [false, null] }, ...behind })
      .sort({ at: 1, _id: 1 })
      .limit(limit)
      .lean<StoredConsent[]>();
  }

  /** Unless something else has been said since. */
  async markTold({ _id, at, state }: StoredConsent): Promise<void> {
    await this.consents.updateOne({ _id, at, state }, { $set: { told: true } });
  }

  async about(workspace: string, contacts: readonly string[], channel: Channel): Promise<StoredConsent[]> {
    return (await this.of(workspace, contacts)).filter((one) => one.channel === channel);
  }
}

function isDuplicate(error: unknown): boolean {
  return onlyDuplicates(error) || (error as { code?: unknown } | null)?.code === 11_000;
}
