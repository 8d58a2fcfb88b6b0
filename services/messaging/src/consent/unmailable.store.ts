import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Channel } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { keyOf } from '../keys.js';

interface Unmailable {
  /** Of workspace, channel and address. */
  _id: string;
  at: number;
  /** What the other side said, such as 5.1.1. */
  reason: string;
}

const schema = new Schema<Unmailable>(
  { _id: String, at: Number, reason: String },
  { collection: 'unmailable', versionKey: false },
);

/** Addresses that do not exist any more: sending to them again only harms the sender's name. */
@Injectable()
export class UnmailableStore {
  private readonly addresses: Model<Unmailable>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.addresses = connection.model<Unmailable>('Unmailable', schema);
  }

  async add(workspace: string, channel: Channel, address: string, why: { at: number; reason: string }): Promise<void> {
    await this.addresses.updateOne(
      { _id: keyFor(workspace, channel, address) },
      { $setOnInsert: why },
      { upsert: true },
    );
  }

  async reasonFor(workspace: string, channel: Channel, address: string): Promise<string | null> {
    const found = await this.addresses.findOne({ _id: keyFor(workspace, channel, address) }).lean<Unmailable | null>();
    return found?.reason ?? null;
  }

  /** For who knows that it works again. */
  async remove(workspace: string, channel: Channel, address: string): Promise<void> {
    await this.addresses.deleteOne({ _id: keyFor(workspace, channel, address) });
  }
}

function keyFor(workspace: string, channel: Channel, address: string): string {
  return keyOf(workspace, channel, address.trim().toLowerCase());
}
