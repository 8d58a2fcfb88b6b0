import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import { digestOf } from '../secrets/secret-token.js';

/** A browser in which somebody is signed in. */
export interface Session {
  /** The digest of what its cookie says. */
  _id: string;
  account: string;
  createdAt: number;
  seenAt: number;
  /** It ends then, whatever happens; the database forgets it. */
  endsAt: Date;
}

const schema = new Schema<Session>(
  { _id: String, account: String, createdAt: Number, seenAt: Number, endsAt: Date },
  { collection: 'sessions', versionKey: false, strictQuery: 'throw' },
);
schema.index({ account: 1 });
schema.index({ endsAt: 1 }, { expireAfterSeconds: 0 });

@Injectable()
export class SessionStore implements OnModuleInit {
  private readonly model: Model<Session>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<Session>('Session', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async open(token: string, account: string, now: number, endsAt: Date): Promise<void> {
    await this.model.create({ _id: digestOf(token), account, createdAt: now, seenAt: now, endsAt });
  }

  find(token: string): Promise<Session | null> {
    return this.model.findById(digestOf(token)).lean<Session | null>();
  }

  async seen(id: string, seenAt: number): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { seenAt } });
  }

  async end(id: string): Promise<void> {
    await this.model.deleteOne({ _id: id });
  }

  /** Ends all sessions of an account, but for one. */
  async endAll(account: string, except?: string): Promise<void> {
    await this.model.deleteMany({ account, ...(except !== undefined && { _id: { $ne: except } }) });
  }
}
