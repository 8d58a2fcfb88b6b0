import { Badge } from '@mantine/core';
import type { RunStatus } from '../api/shapes.js';
import { words } from '../text/words.js';

const colours: Record<RunStatus, string> = {
  Pending: 'gray',
  Running: 'blue',
  Success: 'green',
  Failed: 'red',
  Cancelled: 'gray',
};

export function RunStatusBadge({ status }: { status: RunStatus }) {
  return <Badge color={colours[status]}>{words.runs.statuses[status]}</Badge>;
}
