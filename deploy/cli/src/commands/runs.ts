import { runLine, runTree, type Management } from '@fanfare/client';
import { runFilterOf, type RunFilterOptions } from '../run-filter-options.js';
import type { Context } from '../context.js';

export interface RunListOptions extends RunFilterOptions {
  limit?: number;
  after?: string;
}

export async function listRuns(
  { limit, after, ...which }: RunListOptions,
  { management, terminal }: Context,
): Promise<void> {
  const { status, versionBelow: _below, versionNot: _not, ...filter } = runFilterOf(which);
  const page = { ...(limit !== undefined && { limit }), ...(after !== undefined && { after }) };
  const { runs, next } = await management.runs({ ...filter, ...(status && { status: status.join(',') }), ...page });
  terminal.show(runs, () => runs.map((run) => runLine(run, terminal.palette)).join('\n') || 'no runs');
  if (next !== null) terminal.note([terminal.palette.dim(`there are more: --after ${next}`)]);
}

/** One run as a tree; `last` is the newest. */
export async function showRun(
  id: string,
  options: { inputs?: boolean },
  { management, apps, terminal }: Context,
): Promise<void> {
  const run = await management.run(id === 'last' ? await newest(management) : id);
  const contact = run.contact === null || terminal.json ? undefined : await nameOf(run.contact, management);
  const waits = run.steps.some(({ status, lane }) => status === 'Waiting' && lane !== undefined);
  const look = {
    closed: waits ? await apps.closed() : [],
    palette: terminal.palette,
    inputs: options.inputs ?? false,
    ...(contact !== undefined && { contact }),
  };
  terminal.show(run, () => runTree(run, look));
}

async function newest(management: Management): Promise<string> {
  const [run] = (await management.runs({ limit: 1 })).runs;
  if (!run) throw new Error('There are no runs yet.');
  return run.id;
}

/** What people call the contact, as far as it is still known. */
async function nameOf(id: string, management: Management): Promise<string | undefined> {
  // A name is a courtesy: a contact that was deleted, or is out of reach, must not hide the run.
  const contact = await management.contact(id).catch(() => undefined);
  return contact?.email ?? contact?.mobile ?? undefined;
}
