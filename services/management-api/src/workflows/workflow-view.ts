import type { Findings } from './drafts.js';
import { findableOf } from './findable.js';
import type { WorkflowSummary, WorkflowView } from './workflow.routes.js';
import type { ListedWorkflow } from './workflow.store.js';
import { openSpan, type Workflow } from './workflow.js';

/** A workflow as a list shows it. */
export function summaryOf(workflow: Omit<ListedWorkflow, 'place'>): WorkflowSummary {
  const { workspace, id, name, status, revision, trigger, site, card, latestVersion, held, createdAt, updatedAt } =
    workflow;
  return {
    workspace,
    id,
    name,
    status,
    revision,
    trigger,
    site,
    card,
    activeVersion: openSpan(workflow)?.version ?? null,
    latestVersion,
    // Of one that is archived it is kept until its runs are ended, which is nobody's business.
    held: held && status === 'Paused',
    pausedBecause: status === 'Paused' ? workflow.pausedBecause : null,
    createdAt,
    updatedAt,
  };
}

/** A workflow with its draft, and what is wrong with that. */
export function viewOf(workflow: Workflow, findings: Findings): WorkflowView {
  return {
    ...summaryOf({ ...workflow, ...findableOf(workflow) }),
    definition: workflow.draft,
    activations: workflow.activations,
    ...findings,
  };
}
