import { hash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Channel } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';

interface Address {
  channel: Channel;
  to: string;
}

export interface StoredAddress {
  /** A digest of workspace, channel and address: all that is left when whose it was is forgotten. */
  _id: string;
  workspace: string;
  channel: Channel;
  /** Null: it was somebody's who is deleted. */
  address: string | null;
  /** Newest last: since when, and its id. */
  order: string;
  at: number;
  /** What the other side said, such as 5.1.1. */
  reason: string;
}

const schema = new Schema<StoredAddress>(
  {
    _id: String,
    workspace: String,
    channel: String,
    address: { type: String, default: null },
    order: String,
    at: Number,
    reason: String,
  },
  { collection: 'unmailable', versionKey: false },
).index({ workspace: 1, order: -1 });

/** Addresses that do not exist any more: sending to them again only harms the sender's name. */
@Injectable()
export class UnmailableStore implements OnModuleInit {
  private readonly addresses: Model<StoredAddress>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.addresses = connection.model<StoredAddress>('Unmailable', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.addresses.createIndexes();
  }

  async add(workspace: string, { channel, to }: Address, why: { at: number; reason: string }): Promise<void> {
    const _id = keyFor(workspace, { channel, to });
    const order = `${String(why.at).padStart(15, '0')}~${_id}`;
    const entry = { workspace, channel, address: spelled(to), order, ...why };
    await this.addresses.updateOne({ _id }, { $setOnInsert: entry }, { upsert: true });
  }

  async reasonFor(workspace: string, address: Address): Promise<string | null> {
    const found = await this.addresses.findOne({ _id: keyFor(workspace, address) }).lean<StoredAddress | null>();
    return found?.reason ?? null;
  }

  /** For who knows that it works again; null: it was not here. */
  remove(workspace: string, address: Address): Promise<StoredAddress | null> {
    return this.addresses.findOneAndDelete({ _id: keyFor(workspace, address) }).lean<StoredAddress | null>();
  }

  /** Newest first, those before `after`. */
  list(workspace: string, after: string | undefined, limit: number): Promise<StoredAddress[]> {
    return this.addresses
      .find({ workspace, ...(after !== undefined && { order: { $lt: after } }) })
      .sort({ order: -1 })
      .limit(limit)
      .lean<StoredAddress[]>();
  }

  /** It stays unmailable, whoever has it next, and nobody can read it here. Says how many it is gone from now. */
  async forget(workspace: string, addresses: readonly Address[]): Promise<number> {
    if (addresses.length === 0) return 0;
    const which = { _id: { $in: addresses.map((one) => keyFor(workspace, one)) }, address: { $ne: null } };
    return (await this.addresses.updateMany(which, { $set: { address: null } })).modifiedCount;
  }
}

function keyFor(workspace: string, { channel, to }: Address): string {
  return hash('sha256', JSON.stringify(['unmailable', workspace, channel, spelled(to)]), 'hex');
}

function spelled(address: string): string {
  return address.trim().toLowerCase();
}
