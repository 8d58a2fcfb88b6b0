import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { CardTemplateView } from '@fanfare/contracts';
import { keyOf, MONGO } from '@fanfare/chassis';

export interface StoredTemplate extends CardTemplateView {
  _id: string;
  workspace: string;
}

const schema = new Schema<StoredTemplate>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    active: Boolean,
    title: String,
    subtitle: { type: String, default: null },
    fields: [Object],
    colours: Object,
    logoUrl: { type: String, default: null },
    barcode: { type: Object, default: null },
  },
  { collection: 'cardTemplates', versionKey: false },
).index({ workspace: 1, _id: 1 });

/** Templates of wallet cards, as people define them. */
@Injectable()
export class CardTemplateStore implements OnModuleInit {
  private readonly templates: Model<StoredTemplate>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.templates = connection.model<StoredTemplate>('CardTemplate', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.templates.createIndexes();
  }

  /** By their keys (workspace and id). */
  async find(keys: readonly string[]): Promise<Map<string, StoredTemplate>> {
    const found = await this.templates.find({ _id: { $in: [...new Set(keys)] } }).lean<StoredTemplate[]>();
    return new Map(found.map((template) => [template._id, template]));
  }

  async save(workspace: string, { id, ...settings }: CardTemplateView): Promise<void> {
    await this.templates.updateOne(
      { _id: keyOf(workspace, id) },
      { $set: settings, $setOnInsert: { workspace, id } },
      { upsert: true },
    );
  }

  /** By their ids, those after `after`. */
  async list(workspace: string, after: string | undefined, limit: number): Promise<StoredTemplate[]> {
    return this.templates
      .find({ workspace, ...(after !== undefined && { _id: { $gt: keyOf(workspace, after) } }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredTemplate[]>();
  }
}
