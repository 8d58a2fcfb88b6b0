import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import type { Entry } from './ledger.store.js';
import { standingOf, type Standing } from './points.js';

export interface Account {
  _id: string;
  workspace: string;
  programme: string;
  contact: string;
  latest: Standing;
}

const schema = new Schema<Account>(
  { _id: String, workspace: String, programme: String, contact: String, latest: Object },
  { collection: 'accounts', versionKey: false },
)
  .index({ workspace: 1, programme: 1, _id: 1 })
  .index({ workspace: 1, contact: 1 });

/** How accounts stand, as far as somebody has written it down: a cache of the ledger, never ahead of it, perhaps behind. */
@Injectable()
export class AccountStore implements OnModuleInit {
  private readonly accounts: Model<Account>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.accounts = connection.model<Account>('Account', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.accounts.createIndexes();
  }

  async find(keys: readonly string[]): Promise<Map<string, Standing>> {
    const found = await this.accounts.find({ _id: { $in: [...keys] } }).lean<Account[]>();
    return new Map(found.map(({ _id, latest }) => [_id, standingOf(latest)]));
  }

  /** Takes over how accounts stood after these entries. */
  async advance(
    entries: readonly (Standing & Pick<Entry, 'account' | 'workspace' | 'programme' | 'contact'>)[],
  ): Promise<void> {
    if (entries.length === 0) return;
    await this.connection.collection<Account>('accounts').bulkWrite(
      entries.map(({ account, workspace, programme, contact, ...standing }) => ({
        updateOne: {
          // By the id alone: the embedded server looks up by an index only when the filter is nothing but its key.
          filter: { _id: account },
          // $max compares documents field by field, `seq` first: an older standing never replaces a newer one.
          update: { $max: { latest: standingOf(standing) }, $setOnInsert: { workspace, programme, contact } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  /** All accounts of a contact, as far as they are written down. */
  async ofContact(workspace: string, contact: string): Promise<Account[]> {
    return this.accounts.find({ workspace, contact }).lean<Account[]>();
  }

  async isUsed(workspace: string, programme: string): Promise<boolean> {
    return (await this.accounts.exists({ workspace, programme })) !== null;
  }

  /** Accounts of a programme that have points, by their keys, those after `after`. */
  async withPoints(workspace: string, programme: string, after: string, limit: number): Promise<Account[]> {
    return this.accounts
      .find({ workspace, programme, _id: { $gt: after }, 'latest.balance': { $gt: 0 } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Account[]>();
  }
}
