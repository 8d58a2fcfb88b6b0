import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import { MONGO } from '@fanfare/chassis';
import type { Role } from './role.js';
import { digestOf } from './secret-token.js';

/** What a link that was sent to somebody is good for, once. */
export interface Link {
  /** The digest of the token in it. */
  _id: string;
  /** What people who look after it call it: the digest would be no secret either, but is nobody's business. */
  id: string;
  kind: 'invitation' | 'reset';
  email: string;
  /** Of an invitation. */
  workspace: string | null;
  role: Role | null;
  createdAt: number;
  endsAt: Date;
}

const schema = new Schema<Link>(
  {
    _id: String,
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
schema.index({ workspace: 1, kind: 1, createdAt: 1 });
schema.index({ email: 1, kind: 1 });
schema.index({ endsAt: 1 }, { expireAfterSeconds: 0 });

@Injectable()
export class LinkStore implements OnModuleInit {
  private readonly model: Model<Link>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<Link>('Link', schema);
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** The newest of its kind for an address (in its workspace) is the only one that works. */
  async make(token: string, link: Omit<Link, '_id'>): Promise<void> {
    const { kind, email, workspace } = link;
    await this.model.create({ ...link, _id: digestOf(token) });
    await this.model.deleteMany({ email, kind, workspace, _id: { $ne: digestOf(token) } });
  }

  async find(kind: Link['kind'], token: string, now: number): Promise<Link | null> {
    const link = await this.model.findById(digestOf(token)).lean<Link | null>();
    return link?.kind === kind && link.endsAt.getTime() > now ? link : null;
  }

  async list(workspace: string, now: number): Promise<Link[]> {
    return this.model
      .find({ workspace, kind: 'invitation', endsAt: { $gt: new Date(now) } })
      .sort({ createdAt: 1 })
      .lean<Link[]>();
  }

  /** False: somebody has used it, or taken it back, meanwhile. */
  async spend(_id: string): Promise<boolean> {
    return (await this.model.deleteOne({ _id })).deletedCount === 1;
  }

  async withdraw(workspace: string, id: string): Promise<boolean> {
    return (await this.model.deleteOne({ workspace, kind: 'invitation', id })).deletedCount === 1;
  }

  async endResets(email: string): Promise<void> {
    await this.model.deleteMany({ email, kind: 'reset', workspace: null });
  }
}
