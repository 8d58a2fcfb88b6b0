import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { SubscriptionGroupView } from '@fanfare/contracts';
import { MONGO } from '@fanfare/chassis';
import { keyOf } from '../keys.js';

interface StoredGroup extends SubscriptionGroupView {
  _id: string;
  workspace: string;
}

const schema = new Schema<StoredGroup>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    description: { type: String, default: null },
    consent: String,
  },
  { collection: 'subscriptionGroups', versionKey: false },
).index({ workspace: 1, _id: 1 });

/** What there is before anybody defines a group: only who said yes gets messages. */
const general: SubscriptionGroupView = {
  id: 'general',
  name: 'News and offers',
  description: null,
  consent: 'explicit',
};

/** Groups of messages, as people define them. */
@Injectable()
export class GroupStore implements OnModuleInit {
  private readonly groups: Model<StoredGroup>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.groups = connection.model<StoredGroup>('SubscriptionGroup', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.groups.createIndexes();
  }

  async save(workspace: string, { id, ...settings }: SubscriptionGroupView): Promise<void> {
    await this.groups.updateOne(
      { _id: keyOf(workspace, id) },
      { $set: settings, $setOnInsert: { workspace, id } },
      { upsert: true },
    );
  }

  async find(workspace: string, id: string): Promise<SubscriptionGroupView | null> {
    const found = await this.groups.findOne({ _id: keyOf(workspace, id) }).lean<StoredGroup | null>();
    if (found) return viewOf(found);
    return id === general.id ? general : null;
  }

  /** All of them: people define a handful. */
  async list(workspace: string): Promise<SubscriptionGroupView[]> {
    const groups = (await this.groups.find({ workspace }).sort({ _id: 1 }).limit(200).lean<StoredGroup[]>()).map(
      viewOf,
    );
    return groups.some(({ id }) => id === general.id) ? groups : [general, ...groups];
  }
}

function viewOf({ _id, workspace, ...view }: StoredGroup): SubscriptionGroupView {
  return view;
}
