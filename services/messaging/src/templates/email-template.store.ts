import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { EmailTemplateView } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { keyOf } from '../keys.js';

export interface StoredTemplate extends EmailTemplateView {
  _id: string;
  workspace: string;
  /** The body as HTML, its Liquid still in it. */
  html: string;
}

const schema = new Schema<StoredTemplate>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    subject: String,
    preheader: { type: String, default: null },
    format: String,
    body: String,
    html: String,
    text: { type: String, default: null },
    fromName: { type: String, default: null },
    replyTo: { type: String, default: null },
    transactional: Boolean,
    group: String,
  },
  { collection: 'emailTemplates', versionKey: false },
).index({ workspace: 1, _id: 1 });

/** E-mail templates, as people write them. */
@Injectable()
export class EmailTemplateStore implements OnModuleInit {
  private readonly templates: Model<StoredTemplate>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.templates = connection.model<StoredTemplate>('EmailTemplate', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.templates.createIndexes();
  }

  find(workspace: string, id: string): Promise<StoredTemplate | null> {
    return this.templates.findOne({ _id: keyOf(workspace, id) }).lean<StoredTemplate | null>();
  }

  async save(workspace: string, { id, ...settings }: EmailTemplateView & { html: string }): Promise<void> {
    await this.templates.updateOne(
      { _id: keyOf(workspace, id) },
      { $set: settings, $setOnInsert: { workspace, id } },
      { upsert: true },
    );
  }

  async remove(workspace: string, id: string): Promise<void> {
    await this.templates.deleteOne({ _id: keyOf(workspace, id) });
  }

  /** By their ids, those after `after`. */
  list(workspace: string, after: string | undefined, limit: number): Promise<StoredTemplate[]> {
    return this.templates
      .find({ workspace, ...(after !== undefined && { _id: { $gt: keyOf(workspace, after) } }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredTemplate[]>();
  }
}
