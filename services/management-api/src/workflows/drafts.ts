import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldProblem, JsonObject } from '@fanfare/contracts';
import { Unavailable } from '@fanfare/chassis';
import { validate, warnings } from '@fanfare/engine';
import { Catalogue } from '../catalogue/catalogue.js';
import { appProblems } from '../connected-apps/app-problems.js';
import { Connections } from '../connected-apps/connections.js';
import { notFound, ProblemError } from '../http/problem-error.js';
import { refuseArchived } from './lifecycle.js';
import { WorkflowStore } from './workflow.store.js';
import { nameOf, type Workflow } from './workflow.js';

export interface Findings {
  problems: FieldProblem[];
  warnings: FieldProblem[];
}

/** Times a change is tried again because somebody else's came first. */
const maxRounds = 20;

/** Workflows as people edit them. A draft may have mistakes; they are said, not refused. */
@Injectable()
export class Drafts {
  constructor(
    private readonly store: WorkflowStore,
    private readonly catalogue: Catalogue,
    private readonly connections: Connections,
  ) {}

  async get(workspace: string, id: string): Promise<Workflow> {
    const workflow = await this.store.find(workspace, id);
    if (!workflow) throw notFound('workflow');
    return workflow;
  }

  async create(workspace: string, definition: JsonObject, id = newId(nameOf(definition))): Promise<Workflow> {
    const now = Date.now();
    const workflow: Workflow = {
      workspace, id, name: nameOf(definition), status: 'Draft', revision: 1, draft: definition, latestVersion: 0,
      currentVersion: 0, held: false, runsEndAt: null, pausedBecause: null, activations: [], createdAt: now, updatedAt: now,
    }; // prettier-ignore
    if (await this.store.insert(workflow)) return workflow;
    throw new ProblemError(409, 'Conflict', `There is a workflow ${id} already.`, {
      errors: [{ path: 'id', message: 'choose another id' }],
    });
  }

  /** Saves the draft under this id, and makes the workflow when there is none. `revision`: the one that was edited, when that matters to the caller. */
  async save(workspace: string, id: string, definition: JsonObject, revision?: number): Promise<Workflow> {
    if (revision === undefined && !(await this.store.find(workspace, id))) {
      return this.create(workspace, definition, id);
    }
    return this.change(workspace, id, async (workflow) => {
      refuseArchived(workflow);
      if (revision !== undefined && workflow.revision !== revision) throw stale(workflow.revision);
      return { ...workflow, draft: definition, name: nameOf(definition), updatedAt: Date.now() };
    });
  }

  /** What there is to say about a definition: what keeps it from being activated, and what does not but may do harm. */
  findings(workspace: string, definition: JsonObject): Findings {
    return { problems: this.problems(workspace, definition), warnings: warnings(definition, this.catalogue.actions()) };
  }

  /** What keeps a definition from being activated in this workspace; empty when nothing does. */
  problems(workspace: string, definition: JsonObject): FieldProblem[] {
    const scope = definition['scope'];
    const named = typeof scope === 'object' && scope !== null && 'workspace' in scope ? scope.workspace : undefined;
    const elsewhere =
      named !== undefined && named !== workspace
        ? [{ path: 'scope.workspace', message: `must be ${workspace}, where the workflow is, or absent` }]
        : [];
    const actions = this.catalogue.actions();
    const apps = appProblems(definition, { actions, apps: this.connections.list(workspace) });
    return [...validate(definition, actions), ...apps, ...elsewhere];
  }

  /** Changes a workflow by a function of what it is; done again when somebody else's change came between. */
  async change(workspace: string, id: string, decide: (workflow: Workflow) => Promise<Workflow>): Promise<Workflow> {
    for (let round = 0; round < maxRounds; round++) {
      const before = await this.get(workspace, id);
      const after = await decide(before);
      if (after === before) return before;
      if (await this.store.replace(after)) return { ...after, revision: after.revision + 1 };
    }
    throw new Unavailable(`Workflow ${id} was changed ${maxRounds} times by others meanwhile`);
  }
}

export function stale(revision: number): ProblemError {
  return new ProblemError(409, 'Conflict', 'The workflow was changed by somebody else meanwhile.', {
    errors: [{ path: 'revision', message: `it is ${revision} now; load the workflow again` }],
  });
}

/** A name that people recognise in subjects and logs, with an end that makes it unique. */
function newId(name: string): string {
  const words = name.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40); // prettier-ignore
  return `${words || 'workflow'}-${randomBytes(4).toString('hex')}`;
}
