import { Controller } from '@nestjs/common';
import { fieldProblems, workflowDefinition, type FieldProblem, type JsonObject } from '@fanfare/contracts';
import { exportKustomer, importFanfare, importKustomer, ImportRefused, isKustomer } from '@fanfare/interchange';
import { notFound, ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Drafts } from '../workflows/drafts.js';
import { asWritten, VersionStore } from '../workflows/version.store.js';
import { WorkflowStore } from '../workflows/workflow.store.js';
import { viewOf } from '../workflows/workflow-view.js';
import { interchangeRoutes as routes } from './interchange.routes.js';

interface Taken {
  definition: JsonObject;
  losses: FieldProblem[];
}

/** Workflows come from elsewhere, and go there. What has no counterpart is listed, never dropped without a word. */
@Controller()
export class InterchangeController {
  constructor(
    private readonly drafts: Drafts,
    private readonly store: WorkflowStore,
    private readonly versions: VersionStore,
  ) {}

  @Serves(routes.import)
  async import({ params: { workspace }, body }: Given<typeof routes.import>) {
    const { id, replace, document, format = isKustomer(document) ? 'kustomer' : 'fanfare' } = body;
    const { definition, losses } = taken(format, document);
    const known = id === undefined ? null : await this.store.find(workspace, id);
    if (known && !replace) throw exists(known.id);
    const workflow =
      known === null
        ? await this.drafts.create(workspace, definition, id)
        : await this.drafts.save(workspace, known.id, definition);
    const view = viewOf(workflow, this.drafts.findings(workspace, workflow.draft));
    return { workflow: view, format, losses, replaced: known !== null };
  }

  @Serves(routes.export)
  async export({ params: { workspace, id }, query: { format, version } }: Given<typeof routes.export>) {
    const document = await this.documentOf(workspace, id, version);
    if (format === 'fanfare') return { document, losses: [] };
    const parsed = workflowDefinition.safeParse(document);
    if (!parsed.success) {
      throw new ProblemError(422, 'InvalidWorkflow', 'The draft cannot be exported as it is.', {
        errors: fieldProblems(parsed.error),
      });
    }
    const { json, losses } = exportKustomer(parsed.data);
    return { document: json, losses: [...losses] };
  }

  private async documentOf(workspace: string, id: string, version: number | undefined): Promise<JsonObject> {
    const { draft, latestVersion } = await this.drafts.get(workspace, id);
    if (version === undefined) return draft;
    const frozen = version <= latestVersion ? await this.versions.find(workspace, id, version) : null;
    if (!frozen) throw notFound('version');
    return asWritten(frozen);
  }
}

function exists(id: string): ProblemError {
  return new ProblemError(409, 'Conflict', `There is a workflow ${id} already.`, {
    errors: [{ path: 'id', message: 'choose another id, or say replace: true to save it over that draft' }],
  });
}

function taken(format: 'fanfare' | 'kustomer', document: JsonObject): Taken {
  try {
    if (format === 'kustomer') {
      const { definition, losses } = importKustomer(document);
      return { definition, losses: [...losses] };
    }
    const { definition, notes } = importFanfare(document);
    return { definition, losses: [...notes] };
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw new ProblemError(422, 'InvalidWorkflow', 'The document is no workflow.', { errors: [...error.problems] });
  }
}
