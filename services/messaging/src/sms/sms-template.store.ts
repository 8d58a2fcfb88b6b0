import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { SmsTemplateView } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { keyOf } from '../keys.js';

interface StoredTemplate extends SmsTemplateView {
  _id: string;
  workspace: string;
}

const schema = new Schema<StoredTemplate>(
  { _id: String, workspace: String, id: String, name: String, text: String, transactional: Boolean, group: String },
  { collection: 'smsTemplates', versionKey: false },
).index({ workspace: 1, _id: 1 });

/** SMS templates, as people write them. */
@Injectable()
export class SmsTemplateStore implements OnModuleInit {
  private readonly templates: Model<StoredTemplate>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.templates = connection.model<StoredTemplate>('SmsTemplate', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.templates.createIndexes();
  }

  async find(workspace: string, id: string): Promise<SmsTemplateView | null> {
    const found = await this.templates.findOne({ _id: keyOf(workspace, id) }).lean<StoredTemplate | null>();
    return found && viewOf(found);
  }

  async save(workspace: string, { id, ...settings }: SmsTemplateView): Promise<void> {
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
  async list(workspace: string, after: string | undefined, limit: number): Promise<SmsTemplateView[]> {
    const found = await this.templates
      .find({ workspace, ...(after !== undefined && { _id: { $gt: keyOf(workspace, after) } }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredTemplate[]>();
    return found.map(viewOf);
  }
}

function viewOf({ _id, workspace, ...view }: StoredTemplate): SmsTemplateView {
  return view;
}
