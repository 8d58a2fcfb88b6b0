import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';

/** Somebody who signs in, in whatever workspaces. */
export interface Account {
  _id: string;
  /** In lower case. */
  email: string;
  name: string;
  /** As it is kept: hashed. */
  password: string;
  createdAt: number;
}

const schema = new Schema<Account>(
  { _id: String, email: String, name: String, password: String, createdAt: Number },
  { collection: 'accounts', versionKey: false, strictQuery: 'throw' },
);
schema.index({ email: 1 }, { unique: true });

@Injectable()
export class AccountStore implements OnModuleInit {
  private readonly model: Model<Account>;
  private readonly accounts: Collection<Account>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<Account>('Account', schema);
    this.accounts = connection.collection<Account>('accounts');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  find(id: string): Promise<Account | null> {
    return this.model.findById(id).lean<Account | null>();
  }

  byEmail(email: string): Promise<Account | null> {
    return this.model.findOne({ email: email.toLowerCase() }).lean<Account | null>();
  }

  named(ids: readonly string[]): Promise<Account[]> {
    return this.model.find({ _id: { $in: ids } }).lean<Account[]>();
  }

  /** False when the address has an account. */
  async insert(account: Account): Promise<boolean> {
    return (await insertNew(this.accounts, [{ ...account, email: account.email.toLowerCase() }])).length === 0;
  }

  async setPassword(id: string, password: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { password } });
  }
}
