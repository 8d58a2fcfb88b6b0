import { runLine, runTree, type Management, type RunQuery } from '@fanfare/client';
import type { Context } from '../context.js';

export async function listRuns(query: RunQuery, { management, terminal }: Context): Promise<void> {
  const { runs } = await management.runs(query);
  terminal.show(runs, () => runs.map((run) => runLine(run, terminal.palette)).join('\n') || 'no runs');
}

/** One run as a tree; `last` is the newest. */
export async function showRun(
  id: string,
  options: { inputs?: boolean },
  { management, terminal }: Context,
): Promise<void> {
  const run = await management.run(id === 'last' ? await newest(management) : id);
  const contact = run.contact === null || terminal.json ? undefined : await nameOf(run.contact, management);
  const look = {
    palette: terminal.palette,
    inputs: options.inputs ?? false,
    ...(contact !== undefined && { contact }),
  };
  terminal.show(run, () => runTree(run, look));
}

export async function listDeadLetters(limit: number | undefined, { management, terminal }: Context): Promise<void> {
  const { letters } = await management.deadLetters(limit);
  const { bold, dim } = terminal.palette;
  terminal.show(letters, () => {
    if (letters.length === 0) return 'no dead letters';
    return letters
      .map(({ id, at, service, subject, reason, deliveries }) => {
        const head = `${bold(String(id))}  ${new Date(at).toISOString()}  ${service}  ${subject}`;
        return `${head}\n  ${reason} ${dim(`(${deliveries} deliveries)`)}`;
      })
      .join('\n');
  });
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
