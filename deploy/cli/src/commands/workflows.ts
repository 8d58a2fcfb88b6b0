import {
  catalogueEntry,
  catalogueLines,
  clock,
  consequenceLines,
  versionLines,
  workflowLines,
  type WaitingRuns,
  type WorkflowQuery,
} from '@fanfare/client';
import type { Context } from '../context.js';

export interface PublishingOptions {
  waitingRuns?: WaitingRuns;
  /** Only say what it would mean. */
  count?: boolean;
}

/** Puts the draft in force. Before that it says what that means for runs of other versions, if there are any. */
export async function activate(id: string, { count, ...body }: PublishingOptions, context: Context): Promise<void> {
  if (await weigh(id, undefined, count, context)) return;
  const { management, terminal } = context;
  const workflow = await management.activate(id, body);
  terminal.show(workflow, () => `active: ${workflow.id}, version ${workflow.activeVersion}`);
}

/** Puts an older version in force. */
export async function rollBack(
  id: string,
  text: string,
  { count, ...body }: PublishingOptions,
  context: Context,
): Promise<void> {
  const version = versionOf(text);
  if (await weigh(id, version, count, context)) return;
  const workflow = await context.lifecycle.rollBack(id, { version, ...body });
  context.terminal.show(workflow, () => `active: ${workflow.id}, version ${workflow.activeVersion}`);
}

/** Says what a version means for runs under way. True when that is all that was asked for. */
async function weigh(
  id: string,
  version: number | undefined,
  isAll: boolean | undefined,
  { management, lifecycle, terminal }: Context,
): Promise<boolean> {
  // Of one that was never in force there are no runs; and if its draft has mistakes, activating it says which.
  if (!isAll && (await management.workflow(id)).latestVersion === 0) return false;
  const consequences = await lifecycle.consequences(id, version);
  const lines = consequenceLines(consequences, terminal.palette);
  if (isAll) terminal.show(consequences, () => lines.join('\n'));
  else if (consequences.underWay > 0) terminal.note(lines);
  return isAll ?? false;
}

export interface PauseOptions {
  hold?: boolean;
  reason?: string;
}

export async function pause(
  id: string,
  { hold, reason }: PauseOptions,
  { lifecycle, terminal }: Context,
): Promise<void> {
  const body = { runs: hold ? 'hold' : 'drain', ...(reason !== undefined && { reason }) } as const;
  const workflow = await lifecycle.pause(id, body);
  terminal.show(workflow, () => `paused: ${id}; what has started ${workflow.held ? 'stays where it is' : 'goes on'}`);
}

export async function resume(id: string, { lifecycle, terminal }: Context): Promise<void> {
  const workflow = await lifecycle.resume(id);
  terminal.show(workflow, () => `active: ${workflow.id}, version ${workflow.activeVersion}`);
}

export async function archive(
  id: string,
  options: { runs?: 'drain' | 'exit' },
  { lifecycle, terminal }: Context,
): Promise<void> {
  const workflow = await lifecycle.archive(id, options);
  terminal.show(workflow, () => `archived: ${id}; its runs ${options.runs === 'exit' ? 'end' : 'go on to their ends'}`);
}

export async function showWorkflow(id: string, { management, terminal }: Context): Promise<void> {
  const workflow = await management.workflow(id);
  terminal.show(workflow, () => workflowLines(workflow, terminal.palette));
}

/** Lists the versions, or gives the definition of one. */
export async function showVersions(
  id: string,
  version: string | undefined,
  { management, lifecycle, terminal }: Context,
): Promise<void> {
  if (version !== undefined) {
    const definition = await lifecycle.version(id, versionOf(version));
    terminal.show(definition, () => JSON.stringify(definition, null, 2));
    return;
  }
  const [versions, { activeVersion }] = [await lifecycle.versions(id), await management.workflow(id)];
  terminal.show(versions, () => versionLines(versions, activeVersion, terminal.palette));
}

/** Lists for whom a workflow is locked, or unlocks somebody. False when nobody was locked by that name. */
export async function showLocks(
  id: string,
  { unlock: contact }: { unlock?: string },
  { lifecycle, terminal }: Context,
): Promise<boolean> {
  if (contact !== undefined) {
    const unlocked = await lifecycle.unlock(id, contact);
    terminal.show({ unlocked }, () => `${contact} ${unlocked ? 'is unlocked' : 'was not locked'}`);
    return unlocked;
  }
  const locks = await lifecycle.locks(id);
  const line = ({ contact: name, until }: (typeof locks)[number]) => `${name}  until ${clock(until)}`;
  terminal.show(locks, () => locks.map(line).join('\n') || 'nobody is locked');
  return true;
}

/** What workflows can be made of, or what one action or trigger takes and gives. */
export async function showCatalogue(name: string | undefined, { management, terminal }: Context): Promise<void> {
  const catalogue = await management.catalogue();
  if (name === undefined) {
    terminal.show(catalogue, () => catalogueLines(catalogue, terminal.palette));
    return;
  }
  const entry = catalogueEntry(catalogue, name);
  if (!entry) throw new Error(`There is no action or trigger ${name}; fanfare catalogue lists them.`);
  terminal.show(entry, () => JSON.stringify(entry, null, 2));
}

export async function listWorkflows(which: WorkflowQuery, { management, terminal }: Context): Promise<void> {
  const workflows = await management.workflows(which);
  const { bold, dim } = terminal.palette;
  const width = Math.max(0, ...workflows.map(({ id }) => id.length));
  terminal.show(workflows, () => {
    if (workflows.length === 0) {
      if (Object.keys(which).some((field) => field !== 'sort')) return 'no such workflows';
      return 'no workflows yet; import one with: npm run fanfare -- import workflow.json --activate';
    }
    const lines = workflows.map(({ id, name, status, activeVersion }) => {
      const version = activeVersion === null ? '' : `v${activeVersion}`;
      return `${bold(id.padEnd(width))}  ${status.padEnd(8)} ${version.padEnd(4)} ${dim(name)}`;
    });
    return lines.join('\n');
  });
}

function versionOf(text: string): number {
  const version = Number(text.replace(/^v/, ''));
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`${text} is no version; give its number.`);
  return version;
}
