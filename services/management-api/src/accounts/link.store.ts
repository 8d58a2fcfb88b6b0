import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import { digestOf } from '../secrets/secret-token.js';
import type { Role } from '@fanfare/contracts';

/** What a link that was sent to somebody is good for, once. An address has one of a kind (in a workspace), the newest. */
export interface Link {
  /** Of what it is for. */
  _id: string;
  /** Of the token in it. */
  digest: string;
  /** What people who look after it call it. */
  id: string;
  kind: 'invitation' | 'reset';
  email: string;
  /** Of an invitation. */
  workspace: string | null;
  role: Role | null;
  createdAt: number;
  endsAt: Date;
}

export type NewLink = Omit<Link, '_id' | 'digest'>;

const schema = new Schema<Link>(
  {
    _id: String,
    digest: String,
    id: String,
    kind: String,
    email: String,
    workspace: { type: String, default: null },
    role: { type: String, default: null },
    createdAt: Number,
    endsAt: Date,
  },
  { collection: 'links', versionKey: false, strictQuery: 'throw' },
);
schema.index({ digest: 1 });
schema.index({ workspace: 1, kind: 1, createdAt: 1 });
schema.index({ endsAt: 1 }, { expireAfterSeconds: 0 });

@Injectable()
export class LinkStore implements OnModuleInit {
  private readonly model: Model<Link>;
  private readonly links: Collection<Link>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<Link>('Link', schema);
    this.links = connection.collection<Link>('links');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** In the place of the one before, unless that was made `since`: false then. */
  async make(token: string, link: NewLink, since: number): Promise<boolean> {
    const _id = keyOf(link);
    const made = { ...link, digest: digestOf(token) };
    if ((await insertNew(this.links, [{ _id, ...made }])).length === 0) return true;
    return (await this.model.updateOne({ _id, createdAt: { $lt: since } }, { $set: made })).matchedCount === 1;
  }

  async find(kind: Link['kind'], token: string, now: number): Promise<Link | null> {
    const link = await this.model.findOne({ digest: digestOf(token) }).lean<Link | null>();
    return link?.kind === kind && link.endsAt.getTime() > now ? link : null;
  }

  async list(workspace: string, now: number): Promise<Link[]> {
    return this.model
      .find({ workspace, kind: 'invitation', endsAt: { $gt: new Date(now) } })
      .sort({ createdAt: 1 })
      .lean<Link[]>();
  }

  /** Another one that was made meanwhile stays. */
  async spend({ _id, digest }: Link): Promise<void> {
    await this.model.deleteOne({ _id, digest });
  }

  async withdraw(workspace: string, id: string): Promise<boolean> {
    return (await this.model.deleteOne({ workspace, kind: 'invitation', id })).deletedCount === 1;
  }

  async endReset(email: string): Promise<void> {
    await this.model.deleteOne({ _id: keyOf({ kind: 'reset', email, workspace: null }) });
  }
}

function keyOf({ kind, email, workspace }: Pick<Link, 'kind' | 'email' | 'workspace'>): string {
  return digestOf(JSON.stringify([kind, workspace, email]));
}
