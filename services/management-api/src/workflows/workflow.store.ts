import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import type { JsonObject } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import type { Workflow, WorkflowStatus } from './workflow.js';

/** The draft is kept as text: no key in it can mean anything to the database, and it comes back exactly as it was saved. */
interface StoredWorkflow extends Omit<Workflow, 'draft'> {
  _id: string;
  draft: string;
}

const span = new Schema(
  { version: Number, from: Number, to: { type: Number, default: null }, waitingRuns: String },
  { _id: false },
);
const schema = new Schema<StoredWorkflow>(
  {
    _id: String,
    workspace: String,
    id: String,
    name: String,
    status: String,
    revision: Number,
    draft: String,
    latestVersion: Number,
    currentVersion: Number,
    held: { type: Boolean, default: false },
    pausedBecause: { type: String, default: null },
    runsEndAt: { type: Number, default: null },
    activations: [span],
    createdAt: Number,
    updatedAt: Number,
  },
  { collection: 'workflows', versionKey: false, strictQuery: 'throw' },
);
schema.index({ workspace: 1, id: 1 }, { unique: true });
schema.index({ workspace: 1, status: 1, id: 1 });

export interface WorkflowFilter {
  workspace: string;
  status?: WorkflowStatus[] | undefined;
  after?: string | undefined;
}

/** The workflows: the truth of which the `workflows` bucket is a projection. */
@Injectable()
export class WorkflowStore implements OnModuleInit {
  private readonly model: Model<StoredWorkflow>;
  private readonly workflows: Collection<StoredWorkflow>;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredWorkflow>('Workflow', schema);
    this.workflows = connection.collection<StoredWorkflow>('workflows');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  async find(workspace: string, id: string): Promise<Workflow | null> {
    const stored = await this.model.findById(keyOf({ workspace, id })).lean<StoredWorkflow>();
    return stored && toWorkflow(stored);
  }

  /** False when there is one with this id already. */
  async insert(workflow: Workflow): Promise<boolean> {
    return (await insertNew(this.workflows, [toStored(workflow)])).length === 0;
  }

  /** Writes the workflow under the next revision, if it is still at the one that was read. False when it is not. */
  async replace(workflow: Workflow): Promise<boolean> {
    const { _id, ...stored } = toStored(workflow);
    const result = await this.model.updateOne(
      { _id, revision: workflow.revision },
      { $set: { ...stored, revision: workflow.revision + 1 } },
    );
    return result.matchedCount === 1;
  }

  /** By id, from behind `after` on. */
  async list({ workspace, status, after }: WorkflowFilter, limit: number): Promise<Workflow[]> {
    const filter = {
      workspace,
      ...(status && { status: { $in: status } }),
      ...(after !== undefined && { id: { $gt: after } }),
    };
    const found = await this.model.find(filter).sort({ id: 1 }).limit(limit).lean<StoredWorkflow[]>();
    return found.map(toWorkflow);
  }

  /** Every workflow that was ever active. */
  async *published(): AsyncGenerator<Workflow> {
    for await (const stored of this.model
      .find({ latestVersion: { $gt: 0 } })
      .lean<StoredWorkflow[]>()
      .cursor()) {
      yield toWorkflow(stored);
    }
  }
}

const keyOf = ({ workspace, id }: { workspace: string; id: string }) => `${workspace}/${id}`;

function toStored({ draft, ...workflow }: Workflow): StoredWorkflow {
  return { ...workflow, _id: keyOf(workflow), draft: JSON.stringify(draft) };
}

function toWorkflow({ _id, draft, ...workflow }: StoredWorkflow): Workflow {
  // Those that were stored before there was such a thing do not have it.
  const { held = false, pausedBecause = null, runsEndAt = null } = workflow;
  return { ...workflow, held, pausedBecause, runsEndAt, draft: JSON.parse(draft) as JsonObject };
}
