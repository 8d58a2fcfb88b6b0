import { Controller } from '@nestjs/common';
import { fieldProblems, workflowDefinition, type FieldProblem, type JsonObject } from '@fanfare/contracts';
import { exportKustomer, importFanfare, importKustomer, ImportRefused } from '@fanfare/interchange';
import { ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { Drafts } from '../workflows/drafts.js';
import { viewOf } from '../workflows/workflow-view.js';
import { interchangeRoutes as routes } from './interchange.routes.js';

interface Taken {
  definition: JsonObject;
  losses: FieldProblem[];
}

/** Workflows come from elsewhere, and go there. What has no counterpart is listed, never dropped without a word. */
@Controller()
export class InterchangeController {
  constructor(private readonly drafts: Drafts) {}

  @Serves(routes.import)
  async import({ params: { workspace }, body: { id, format, document } }: Given<typeof routes.import>) {
    const { definition, losses } = taken(format, document);
    const workflow = await this.drafts.create(workspace, definition, id);
    return { workflow: viewOf(workflow, this.drafts.problems(workspace, workflow.draft)), losses };
  }

  @Serves(routes.export)
  async export({ params: { workspace, id }, query: { format } }: Given<typeof routes.export>) {
    const { draft } = await this.drafts.get(workspace, id);
    if (format === 'fanfare') return { document: draft, losses: [] };
    const parsed = workflowDefinition.safeParse(draft);
    if (!parsed.success) {
      throw new ProblemError(422, 'InvalidWorkflow', 'The draft cannot be exported as it is.', {
        errors: fieldProblems(parsed.error),
      });
    }
    const { json, losses } = exportKustomer(parsed.data);
    return { document: json, losses: [...losses] };
  }
}

function taken(format: 'fanfare' | 'kustomer', document: JsonObject): Taken {
  try {
    if (format === 'kustomer') {
      const { definition, losses } = importKustomer(document);
      return { definition: definition, losses: [...losses] };
    }
    const { definition, notes } = importFanfare(document);
    return { definition: definition, losses: [...notes] };
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw new ProblemError(422, 'InvalidWorkflow', 'The document is no workflow.', { errors: [...error.problems] });
  }
}
