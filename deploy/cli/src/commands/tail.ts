import { isFinished, type RunSummary } from '@fanfare/contracts';
import { runLine, runTree } from '@fanfare/client';
import type { Context } from '../context.js';
import { polled } from '../polled.js';

const pollMs = 300;
const page = 200;

export interface TailOptions {
  workflow?: string;
  /** Whether a run that ended is shown with its steps. */
  steps?: boolean;
}

/** Shows runs as they begin and end, until the signal. */
export async function tail(
  { workflow, steps }: TailOptions,
  { management, terminal }: Context,
  signal: AbortSignal,
): Promise<void> {
  const query = { limit: page, ...(workflow !== undefined && { workflow }) };
  let known = statuses((await management.runs(query)).runs);
  if (!terminal.json) console.log(terminal.palette.dim('waiting for runs; Ctrl-C ends this'));
  for await (const { runs } of polled(() => management.runs(query), pollMs, signal)) {
    // Oldest first, as they happened.
    const changed = runs.filter(({ id, status }) => known.get(id) !== status).reverse();
    known = statuses(runs);
    for (const run of changed) {
      const tree = steps && !terminal.json && isFinished(run.status) ? await management.run(run.id) : undefined;
      terminal.show(run, () => (tree ? runTree(tree, { palette: terminal.palette }) : runLine(run, terminal.palette)));
    }
  }
}

function statuses(runs: readonly RunSummary[]): Map<string, RunSummary['status']> {
  return new Map(runs.map(({ id, status }) => [id, status]));
}
