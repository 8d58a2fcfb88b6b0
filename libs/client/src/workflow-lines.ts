import { fieldLines } from './api-problem.js';
import { clock } from './clock.js';
import type { FrozenVersion } from './lifecycle.js';
import type { SavedWorkflow } from './management.js';
import { plain, type Palette } from './palette.js';

/** A workflow as a person reads it: how it is and why, what is wrong with its draft, and what may do harm. */
export function workflowLines(workflow: SavedWorkflow, { bold, yellow }: Palette = plain): string {
  const { id, name, status, held, pausedBecause, latestVersion, activeVersion, problems, warnings } = workflow;
  const state = `${status}${held ? ', held' : ''}${pausedBecause === null ? '' : `: ${pausedBecause}`}`;
  const versions = latestVersion === 1 ? '1 version' : `${latestVersion} versions`;
  return [
    `${bold(name)}  ${state}`,
    `${id}, ${versions}, ${activeVersion === null ? 'none' : `v${activeVersion}`} in force`,
    ...(problems.length > 0 ? ['mistakes in the draft:', ...fieldLines(problems)] : []),
    ...(warnings.length > 0 ? [yellow('may do harm:'), ...fieldLines(warnings)] : []),
  ].join('\n');
}

/** The versions of a workflow, newest first, and which of them is in force. */
export function versionLines(
  versions: readonly FrozenVersion[],
  inForce: number | null,
  { dim, green }: Palette = plain,
): string {
  if (versions.length === 0) return 'no version: it was never activated';
  return versions
    .map(({ version, frozenAt }) => {
      const state = version === inForce ? `  ${green('in force')}` : '';
      return `v${version}  ${dim(clock(frozenAt))}${state}`;
    })
    .join('\n');
}
