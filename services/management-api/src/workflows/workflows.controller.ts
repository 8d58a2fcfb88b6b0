import { Controller } from '@nestjs/common';
import { invalid, notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Drafts, type Findings } from './drafts.js';
import { asWritten, VersionStore } from './version.store.js';
import { readPlace, writePlace } from './workflow-order.js';
import { summaryOf, viewOf } from './workflow-view.js';
import { workflowRoutes as routes } from './workflow.routes.js';
import { WorkflowStore } from './workflow.store.js';
import type { Workflow } from './workflow.js';

const notInThisOrder = { path: 'after', message: 'give the `next` of a page in the same order' };

@Controller()
export class WorkflowsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly store: WorkflowStore,
    private readonly frozen: VersionStore,
  ) {}

  @Serves(routes.create)
  async create({ params, body }: Given<typeof routes.create>) {
    return this.view(await this.drafts.create(params.workspace, body.definition, body.id));
  }

  @Serves(routes.list)
  async list({ params, query }: Given<typeof routes.list>) {
    const { limit = 50, sort = 'id', after, ...filter } = query;
    const place = after === undefined ? null : readPlace(sort, after);
    if (after !== undefined && !place) throw invalid([notInThisOrder]);
    const found = await this.store.list({ workspace: params.workspace, ...filter }, sort, place, limit + 1);
    const workflows = found.slice(0, limit);
    const last = found.length > limit ? workflows.at(-1) : undefined;
    return { workflows: workflows.map(summaryOf), next: last ? writePlace(sort, last.place) : null };
  }

  @Serves(routes.get)
  async get({ params }: Given<typeof routes.get>) {
    return this.view(await this.drafts.get(params.workspace, params.id));
  }

  @Serves(routes.save)
  async save({ params, body }: Given<typeof routes.save>) {
    return this.view(await this.drafts.save(params.workspace, params.id, body.definition, body.revision));
  }

  @Serves(routes.validateUnsaved)
  async validateUnsaved({ params, body }: Given<typeof routes.validateUnsaved>) {
    return verdictOf(this.drafts.findings(params.workspace, body.definition));
  }

  @Serves(routes.validate)
  async validate({ params }: Given<typeof routes.validate>) {
    const { draft } = await this.drafts.get(params.workspace, params.id);
    return verdictOf(this.drafts.findings(params.workspace, draft));
  }

  @Serves(routes.versions)
  async versions({ params }: Given<typeof routes.versions>) {
    const { latestVersion } = await this.drafts.get(params.workspace, params.id);
    const versions = await this.frozen.list(params.workspace, params.id);
    return { versions: versions.filter(({ version }) => version <= latestVersion) };
  }

  @Serves(routes.version)
  async version({ params }: Given<typeof routes.version>) {
    const found = await this.frozen.find(params.workspace, params.id, params.version);
    if (!found) throw notFound('version');
    return { version: found.version, frozenAt: found.frozenAt, definition: asWritten(found) };
  }

  private view(workflow: Workflow) {
    return viewOf(workflow, this.drafts.findings(workflow.workspace, workflow.draft));
  }
}

function verdictOf({ problems: errors, warnings }: Findings) {
  return { valid: errors.length === 0, errors, warnings };
}
