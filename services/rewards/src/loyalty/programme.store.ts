import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { keyOf, MONGO } from '@fanfare/chassis';
import type { Rules, Tier } from './tiers.js';

export interface Programme extends Rules {
  _id: string;
  workspace: string;
  id: string;
  name: string;
  unit: string;
  tiers: Tier[];
  /** For how many days points are good; null: for ever. */
  expiryDays: number | null;
  /** The latest day (since 1970) whose expiries are all booked; null: none. */
  sweptDay: number | null;
}

export type ProgrammeSettings = Omit<Programme, '_id' | 'workspace' | 'id' | 'sweptDay'>;

const schema = new Schema<Programme>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    unit: String,
    active: Boolean,
    measure: String,
    tiers: [Object],
    expiryDays: { type: Number, default: null },
    sweptDay: { type: Number, default: null },
  },
  { collection: 'programmes', versionKey: false },
)
  .index({ workspace: 1, _id: 1 })
  .index({ expiryDays: 1 });

/** Loyalty programmes, as people define them. */
@Injectable()
export class ProgrammeStore implements OnModuleInit {
  private readonly programmes: Model<Programme>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.programmes = connection.model<Programme>('Programme', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.programmes.createIndexes();
  }

  /** By their keys (workspace and id). */
  async find(keys: readonly string[]): Promise<Map<string, Programme>> {
    const found = await this.programmes.find({ _id: { $in: [...new Set(keys)] } }).lean<Programme[]>();
    return new Map(found.map((programme) => [programme._id, programme]));
  }

  /** Other days of expiry make the days that were swept worth nothing. */
  async save(workspace: string, id: string, settings: ProgrammeSettings): Promise<Programme> {
    const _id = keyOf(workspace, id);
    const saved = await this.programmes
      .findOneAndUpdate(
        { _id },
        { $set: { ...settings, sweptDay: null }, $setOnInsert: { workspace, id } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<Programme>();
    return saved;
  }

  async list(workspace: string, after: string | undefined, limit: number): Promise<Programme[]> {
    return this.programmes
      .find({ workspace, ...(after !== undefined && { _id: { $gt: keyOf(workspace, after) } }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Programme[]>();
  }

  async remove(key: string): Promise<void> {
    await this.programmes.deleteOne({ _id: key });
  }

  /** Those whose points do not last for ever. */
  async expiring(): Promise<Programme[]> {
    return this.programmes.find({ expiryDays: { $gt: 0 } }).lean<Programme[]>();
  }

  /** Unless its days of expiry were changed meanwhile. */
  async swept({ _id, expiryDays }: Programme, day: number): Promise<void> {
    await this.programmes.updateOne({ _id, expiryDays }, { $set: { sweptDay: day } });
  }
}
