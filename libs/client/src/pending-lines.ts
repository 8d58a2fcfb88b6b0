import type { listPendingStarts, ReplyOf } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { table } from './table.js';

/** Runs that wait for the date they begin at, a line each. */
export function pendingLines({ starts, total }: ReplyOf<typeof listPendingStarts>, { dim }: Palette = plain): string {
  if (starts.length === 0) return 'no run waits for its date';
  const rows = starts.map(({ dueAt, workflow, trigger, event, run }) => [clock(dueAt), workflow, trigger, event, run]);
  const others = total - starts.length;
  return [...table(rows), ...(others > 0 ? [dim(`and ${others} more`)] : [])].join('\n');
}
