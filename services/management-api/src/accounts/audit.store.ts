import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';

/** One change, or an attempt at one. */
export interface AuditEntry {
  /** Its instant and something random: newest last. */
  _id: string;
  workspace: string;
  at: number;
  who: { kind: 'account' | 'key' | 'environment'; id: string | null; name: string };
  /** The operation of the API. */
  what: string;
  /** What it was about: the parameters of its address. Never what was sent: that may hold secrets and people's data. */
  about: Record<string, string>;
  /** Null: it was begun, and nobody knows how it ended. */
  status: number | null;
}

const schema = new Schema<AuditEntry>(
  {
    _id: String,
    workspace: String,
    at: Number,
    who: Object,
    what: String,
    about: Object,
    status: { type: Number, default: null },
  },
  { collection: 'audit_log', versionKey: false, strictQuery: 'throw', minimize: false },
);
schema.index({ workspace: 1, _id: -1 });
/** What an address may call a contact. */
const contactParams = ['id', 'contact'] as const;
for (const param of contactParams) schema.index({ workspace: 1, [`about.${param}`]: 1 });

@Injectable()
export class AuditStore implements OnModuleInit {
  private readonly model: Model<AuditEntry>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<AuditEntry>('AuditEntry', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async begin(entry: AuditEntry): Promise<void> {
    await this.model.create(entry);
  }

  async end(_id: string, status: number): Promise<void> {
    await this.model.updateOne({ _id }, { $set: { status } });
  }

  /** Puts a placeholder in the place of contacts, in these operations. In how many entries. */
  async forget(
    { workspace, contacts, placeholder }: { workspace: string; contacts: readonly string[]; placeholder: string },
    operations: readonly string[],
  ): Promise<number> {
    let forgotten = 0;
    for (const param of contactParams) {
      const theirs = { workspace, [`about.${param}`]: { $in: [...contacts] }, what: { $in: [...operations] } };
      forgotten += (await this.model.updateMany(theirs, { $set: { [`about.${param}`]: placeholder } })).modifiedCount;
    }
    return forgotten;
  }

  /** Newest first, those before `after`. */
  list(workspace: string, after: string | undefined, limit: number): Promise<AuditEntry[]> {
    return this.model
      .find({ workspace, ...(after !== undefined && { _id: { $lt: after } }) })
      .sort({ _id: -1 })
      .limit(limit)
      .lean<AuditEntry[]>();
  }
}
