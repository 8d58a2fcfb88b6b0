import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { keyOf, MONGO } from '@fanfare/chassis';

/** What contacts has said of an id that a merge is or was about. */
export interface Joined {
  /** Workspace and id. */
  _id: string;
  workspace: string;
  contact: string;
  /** The contact that it is known as now; null: by its own id. */
  into: string | null;
  /** When it was said. */
  at: number;
  /** False: it is to be looked after once more. */
  settled: boolean;
}

const schema = new Schema<Joined>(
  {
    _id: String,
    workspace: String,
    contact: String,
    into: { type: String, default: null },
    at: Number,
    settled: Boolean,
  },
  { collection: 'joined', versionKey: false },
)
  .index({ workspace: 1, into: 1 })
  .index({ settled: 1, at: 1 });

/** Ids of contacts that were merged, and of those whom they were merged into. Of all others there is nothing. */
@Injectable()
export class JoinedStore implements OnModuleInit {
  private readonly joined: Model<Joined>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.joined = connection.model<Joined>('Joined', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.joined.createIndexes();
  }

  async find(keys: readonly string[]): Promise<Joined[]> {
    return keys.length === 0 ? [] : this.joined.find({ _id: { $in: [...new Set(keys)] } }).lean<Joined[]>();
  }

  /** The ids that are known as one of these contacts now. */
  async into(workspace: string, contacts: readonly string[]): Promise<Joined[]> {
    return this.joined.find({ workspace, into: { $in: [...new Set(contacts)] } }).lean<Joined[]>();
  }

  async say(workspace: string, names: ReadonlyMap<string, string | null>, at: number): Promise<void> {
    if (names.size === 0) return;
    await this.connection.collection<Joined>('joined').bulkWrite(
      [...names].map(([contact, into]) => ({
        updateOne: {
          filter: { _id: keyOf(workspace, contact) },
          update: { $set: { workspace, contact, into, at, settled: false } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  /** Those said before an instant that nobody has looked after since. */
  async unsettled(before: number, limit: number): Promise<Joined[]> {
    return this.joined
      .find({ settled: false, at: { $lt: before } })
      .sort({ at: 1 })
      .limit(limit)
      .lean<Joined[]>();
  }

  /** Unless something else was said of it meanwhile. */
  async settle({ _id, at }: Joined): Promise<void> {
    await this.joined.updateOne({ _id, at }, { $set: { settled: true } });
  }
}
