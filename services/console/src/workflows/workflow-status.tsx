import { Badge } from '@mantine/core';
import type { WorkflowSummary } from '../api/shapes.js';
import { words } from '../text/words.js';

/** What a workflow is, in a word and a colour. */
export function WorkflowStatusBadge({
  workflow,
}: {
  workflow: Pick<WorkflowSummary, 'status' | 'activeVersion' | 'latestVersion' | 'held'>;
}) {
  const { status, activeVersion, held } = workflow;
  switch (status) {
    case 'Draft':
      return <Badge color="gray">{words.workflows.draft}</Badge>;
    case 'Active':
      return <Badge color="green">{words.workflows.live(activeVersion ?? 0)}</Badge>;
    case 'Paused':
      return <Badge color="yellow">{held ? words.workflows.held : words.workflows.paused}</Badge>;
    case 'Archived':
      return (
        <Badge color="gray" variant="outline">
          {words.workflows.archived}
        </Badge>
      );
    default:
      return status satisfies never;
  }
}
