import { Controller } from '@nestjs/common';
import { fieldProblems, workflowDefinition, type WorkflowDefinition } from '@fanfare/contracts';
import { diffDefinitions } from '@fanfare/engine';
import { notFound, ProblemError } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { diffRoutes as routes } from './diff.routes.js';
import { Drafts } from './drafts.js';
import { VersionStore } from './version.store.js';
import type { Workflow } from './workflow.js';

@Controller()
export class DiffController {
  constructor(
    private readonly drafts: Drafts,
    private readonly versions: VersionStore,
  ) {}

  @Serves(routes.diff)
  async diff({ params: { workspace, id }, query: { from, to = 'draft' } }: Given<typeof routes.diff>) {
    const workflow = await this.drafts.get(workspace, id);
    const [before, after] = [await this.definition(workflow, from), await this.definition(workflow, to)];
    return { from, to, changes: diffDefinitions(before, after) };
  }

  private async definition(workflow: Workflow, which: number | 'draft'): Promise<WorkflowDefinition> {
    if (which === 'draft') return readable(workflow);
    const { workspace, id, latestVersion } = workflow;
    const found = which <= latestVersion ? await this.versions.find(workspace, id, which) : null;
    if (!found) throw notFound('version');
    return found.definition;
  }
}

/** A draft may have any mistake that its form allows; one without that form cannot be compared. */
function readable({ draft }: Workflow): WorkflowDefinition {
  const parsed = workflowDefinition.safeParse(draft);
  if (parsed.success) return parsed.data;
  throw new ProblemError(422, 'InvalidWorkflow', 'The draft cannot be compared as it is.', {
    errors: fieldProblems(parsed.error),
  });
}
