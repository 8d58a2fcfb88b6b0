import { basename } from 'node:path';
import { fieldLines } from '@fanfare/client';
import { readJsonFile } from '../arguments.js';
import type { Context } from '../context.js';

/** Saves a definition as a draft, under the name of its file unless told otherwise. False when it has mistakes. */
export async function importWorkflow(
  file: string,
  options: { id?: string; activate?: boolean },
  context: Context,
): Promise<boolean> {
  const { management, terminal } = context;
  const id = options.id ?? basename(file).replace(/\.json$/, '');
  const saved = await management.saveWorkflow(id, readJsonFile(file));
  const isValid = saved.problems.length === 0;
  terminal.show(saved, () => {
    const head = `saved: ${saved.id} (${saved.name})`;
    return isValid
      ? head
      : [`${head}, with mistakes that keep it from being activated:`, ...fieldLines(saved.problems)].join('\n');
  });
  if (options.activate && isValid) await activate(saved.id, context);
  return isValid;
}

export async function validate(file: string, { management, terminal }: Context): Promise<boolean> {
  const verdict = await management.validate(readJsonFile(file));
  terminal.show(verdict, () => (verdict.valid ? 'valid' : ['not valid:', ...fieldLines(verdict.errors)].join('\n')));
  return verdict.valid;
}

export async function activate(id: string, { management, terminal }: Context): Promise<void> {
  const workflow = await management.activate(id);
  terminal.show(workflow, () => `active: ${workflow.id}, version ${workflow.activeVersion}`);
}

export async function pause(id: string, { management, terminal }: Context): Promise<void> {
  const workflow = await management.pause(id);
  terminal.show(workflow, () => `paused: ${workflow.id}; what has started goes on`);
}

export async function listWorkflows({ management, terminal }: Context): Promise<void> {
  const workflows = await management.workflows();
  const { bold, dim } = terminal.palette;
  const width = Math.max(0, ...workflows.map(({ id }) => id.length));
  terminal.show(workflows, () => {
    if (workflows.length === 0) {
      return 'no workflows yet; import one with: npm run fanfare -- import workflow.json --activate';
    }
    const lines = workflows.map(({ id, name, status, activeVersion }) => {
      const version = activeVersion === null ? '' : `v${activeVersion}`;
      return `${bold(id.padEnd(width))}  ${status.padEnd(8)} ${version.padEnd(4)} ${dim(name)}`;
    });
    return lines.join('\n');
  });
}
