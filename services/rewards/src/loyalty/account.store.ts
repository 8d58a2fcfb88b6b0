import { Inject, Injectable } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import type { Entry } from './ledger.store.js';
import type { Standing } from './points.js';

interface Account {
  _id: string;
  workspace: string;
  programme: string;
  contact: string;
  latest: Standing;
}

const schema = new Schema<Account>(
  { _id: String, workspace: String, programme: String, contact: String, latest: Object },
  { collection: 'accounts', versionKey: false },
);

/** How accounts stand, as far as somebody has written it down: a cache of the ledger, never ahead of it, perhaps behind. */
@Injectable()
export class AccountStore {
  private readonly accounts: Model<Account>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.accounts = connection.model<Account>('Account', schema);
  }

  async find(keys: readonly string[]): Promise<Map<string, Standing>> {
    const found = await this.accounts.find({ _id: { $in: [...keys] } }).lean<Account[]>();
    return new Map(found.map(({ _id, latest }) => [_id, latest]));
  }

  /** Takes over how accounts stood after these entries. */
  async advance(
    entries: readonly (Standing & Pick<Entry, 'account' | 'workspace' | 'programme' | 'contact'>)[],
  ): Promise<void> {
    if (entries.length === 0) return;
    await this.connection.collection<Account>('accounts').bulkWrite(
      entries.map(({ account, workspace, programme, contact, seq, balance, total }) => ({
        updateOne: {
          // By the id alone: the embedded server looks up by an index only when the filter is nothing but its key.
          filter: { _id: account },
          // $max compares documents field by field, `seq` first: an older standing never replaces a newer one.
          update: { $max: { latest: { seq, balance, total } }, $setOnInsert: { workspace, programme, contact } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}
