import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { Role } from '@fanfare/contracts';

export interface Member {
  account: string;
  role: Role;
  since: number;
}

/** Who belongs to a workspace. One document, so that what must hold of all of them together can be held. */
interface StoredWorkspace {
  _id: string;
  revision: number;
  members: Member[];
}

const schema = new Schema<StoredWorkspace>(
  {
    _id: String,
    revision: Number,
    members: [new Schema<Member>({ account: String, role: String, since: Number }, { _id: false })],
  },
  { collection: 'workspaces', versionKey: false, strictQuery: 'throw' },
);
schema.index({ 'members.account': 1 });

@Injectable()
export class WorkspaceStore implements OnModuleInit {
  private readonly model: Model<StoredWorkspace>;
  private readonly workspaces: Collection<StoredWorkspace>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredWorkspace>('Workspace', schema);
    this.workspaces = connection.collection<StoredWorkspace>('workspaces');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async members(workspace: string): Promise<Member[]> {
    return (await this.model.findById(workspace).lean<StoredWorkspace | null>())?.members ?? [];
  }

  /** The workspaces of an account, with its role in each. */
  async of(account: string): Promise<{ workspace: string; role: Role }[]> {
    const found = await this.model.find({ 'members.account': account }).sort({ _id: 1 }).lean<StoredWorkspace[]>();
    return found.flatMap(({ _id, members }) =>
      members.filter((one) => one.account === account).map(({ role }) => ({ workspace: _id, role })),
    );
  }

  /** Changes the members as a whole, from what they are then. `change` may throw, and is asked again when others were quicker. */
  async change(workspace: string, change: (members: readonly Member[]) => Member[]): Promise<Member[]> {
    for (;;) {
      const known = await this.model.findById(workspace).lean<StoredWorkspace | null>();
      const members = change(known?.members ?? []);
      if (await this.put(workspace, known?.revision, members)) return members;
    }
  }

  private async put(workspace: string, revision: number | undefined, members: Member[]): Promise<boolean> {
    if (revision === undefined) {
      return (await insertNew(this.workspaces, [{ _id: workspace, revision: 1, members }])).length === 0;
    }
    const written = await this.model.updateOne(
      { _id: workspace, revision },
      { $set: { members, revision: revision + 1 } },
    );
    return written.matchedCount === 1;
  }
}
