import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection, type Model } from 'mongoose';
import type { JsonObject } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import { findableOf, searched, type Findable } from './findable.js';
import { workflowIndexes } from './workflow-indexes.js';
import { orders, placeOf, type WorkflowPlace, type WorkflowSort } from './workflow-order.js';
import type { Workflow, WorkflowStatus } from './workflow.js';

/** The draft is kept as text: no key in it can mean anything to the database, and it comes back exactly as it was saved. */
interface StoredWorkflow extends Omit<Workflow, 'draft'>, Findable {
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
    nameKey: String,
    terms: { type: [String], default: undefined },
    trigger: { type: String, default: null },
    site: { type: String, default: null },
    card: { type: String, default: null },
  },
  { collection: 'workflows', versionKey: false, strictQuery: 'throw' },
);
schema.index({ workspace: 1, id: 1 }, { unique: true });
for (const index of workflowIndexes) schema.index(index);

export interface WorkflowFilter {
  workspace: string;
  search?: string | undefined;
  status?: WorkflowStatus[] | undefined;
  trigger?: string[] | undefined;
  site?: string | undefined;
  card?: string | undefined;
}

/** A workflow as a list has it: its draft is long, and not shown there. */
export interface ListedWorkflow extends Omit<Workflow, 'draft'>, Pick<Findable, 'trigger' | 'site' | 'card'> {
  /** Where a list goes on behind it. */
  place: WorkflowPlace;
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
    await this.makeFindable();
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

  /** Those that fit all that is asked, in an order, from behind a place on. */
  async list(
    wanted: WorkflowFilter,
    sort: WorkflowSort,
    after: WorkflowPlace | null,
    limit: number,
  ): Promise<ListedWorkflow[]> {
    const { field, direction } = orders[sort];
    const found = await this.model
      .find({ ...filterOf(wanted), ...(after && behind(sort, after)) }, { draft: 0 })
      .sort({ [field]: direction, id: 1 })
      .limit(limit)
      .lean<Omit<StoredWorkflow, 'draft'>[]>();
    return found.map((stored) => ({ ...toListed(stored), place: placeOf(sort, stored) }));
  }

  /** All of a workspace with their drafts, by id. */
  async *all(workspace: string, status?: WorkflowStatus[]): AsyncGenerator<Workflow> {
    const filter = { workspace, ...(status && { status: { $in: status } }) };
    for await (const stored of this.model.find(filter).sort({ id: 1 }).lean<StoredWorkflow[]>().cursor()) {
      yield toWorkflow(stored);
    }
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

  /** Those of before were stored without what they are found by. */
  private async makeFindable(): Promise<void> {
    const stored = this.workflows.find({ terms: { $exists: false } });
    for await (const { _id, draft, ...workflow } of stored) {
      const findable = findableOf({ ...workflow, draft: JSON.parse(draft) as JsonObject });
      await this.workflows.updateOne({ _id, terms: { $exists: false } }, { $set: findable });
    }
  }
}

const keyOf = ({ workspace, id }: { workspace: string; id: string }) => `${workspace}/${id}`;

function filterOf({ workspace, search = '', status, trigger, site, card }: WorkflowFilter) {
  const term = searched(search);
  return {
    workspace,
    // Two bounds are read from the index; a pattern would be compared with each of the terms.
    ...(term !== '' && { terms: { $elemMatch: { $gte: term, $lt: `${term}\uffff` } } }),
    ...(status && { status: { $in: status } }),
    ...(trigger && { trigger: { $in: trigger } }),
    ...(site !== undefined && { site }),
    ...(card !== undefined && { card }),
  };
}

function behind(sort: WorkflowSort, { value, id }: WorkflowPlace) {
  const { field, direction } = orders[sort];
  const beyond = { [field]: direction === 1 ? { $gt: value } : { $lt: value } };
  return field === 'id' ? beyond : { $or: [beyond, { [field]: value, id: { $gt: id } }] };
}

function toStored(workflow: Workflow): StoredWorkflow {
  const { draft, ...rest } = workflow;
  return { ...rest, ...findableOf(workflow), _id: keyOf(workflow), draft: JSON.stringify(draft) };
}

function toListed(stored: Omit<StoredWorkflow, 'draft'>): Omit<ListedWorkflow, 'place'> {
  const { _id, nameKey: _nameKey, terms: _terms, ...workflow } = stored;
  // Those that were stored before there was such a thing do not have it.
  const { held = false, pausedBecause = null, runsEndAt = null } = workflow;
  return { ...workflow, held, pausedBecause, runsEndAt };
}

function toWorkflow({ draft, ...stored }: StoredWorkflow): Workflow {
  const { trigger: _trigger, site: _site, card: _card, ...workflow } = toListed(stored);
  return { ...workflow, draft: JSON.parse(draft) as JsonObject };
}
