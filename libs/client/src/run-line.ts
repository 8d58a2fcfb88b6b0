import type { RunSummary } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { statusMark } from './run-tree.js';

/** A run in one line, for lists. */
export function runLine(run: RunSummary, palette: Palette = plain): string {
  const took = run.finishedAt === null ? '' : `${run.finishedAt - run.startedAt} ms`;
  return [
    statusMark(run.status, palette),
    palette.dim(clock(run.startedAt)),
    run.status.padEnd(9),
    took.padStart(9),
    ` ${palette.bold(run.workflowName || run.workflow)}`,
    palette.dim(`${run.trigger} · ${run.contact ?? 'about nobody'} · ${run.id}`),
  ].join(' ');
}
