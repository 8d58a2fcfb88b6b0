import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import { digestOf } from '../secrets/secret-token.js';

/** A key that somebody has made for a program. */
export interface StoredKey {
  /** The key's digest. */
  _id: string;
  id: string;
  workspace: string;
  name: string;
  /** What it looks like: its last four characters. */
  hint: string;
  scopes: string[];
  createdAt: number;
  createdBy: string;
  usedAt: number | null;
  endsAt: number | null;
}

const schema = new Schema<StoredKey>(
  {
    _id: String,
    id: String,
    workspace: String,
    name: String,
    hint: String,
    scopes: [String],
    createdAt: Number,
    createdBy: String,
    usedAt: { type: Number, default: null },
    endsAt: { type: Number, default: null },
  },
  { collection: 'api_keys', versionKey: false, strictQuery: 'throw' },
);
schema.index({ workspace: 1, createdAt: 1 });

@Injectable()
export class KeyStore implements OnModuleInit {
  private readonly model: Model<StoredKey>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredKey>('ApiKey', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async insert(key: StoredKey): Promise<void> {
    await this.model.create(key);
  }

  find(key: string): Promise<StoredKey | null> {
    return this.model.findById(digestOf(key)).lean<StoredKey | null>();
  }

  list(workspace: string): Promise<StoredKey[]> {
    return this.model.find({ workspace }).sort({ createdAt: 1 }).lean<StoredKey[]>();
  }

  async used(_id: string, usedAt: number): Promise<void> {
    await this.model.updateOne({ _id }, { $set: { usedAt } });
  }

  async revoke(workspace: string, id: string): Promise<boolean> {
    return (await this.model.deleteOne({ workspace, id })).deletedCount === 1;
  }
}
