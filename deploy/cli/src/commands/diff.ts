import { diffLines } from '@fanfare/client';
import type { Context } from '../context.js';

type Side = number | 'draft';

/** Says what changed from one version to another. Without `from`: from the version in force, or the latest, to the draft. */
export async function diff(
  id: string,
  { from, to }: { from?: string; to?: string },
  { management, trying, terminal }: Context,
): Promise<void> {
  const found = await trying.diff(id, {
    from: from === undefined ? await inForce() : sideOf(from),
    ...(to !== undefined && { to: sideOf(to) }),
  });
  const { bold } = terminal.palette;
  terminal.show(found, () => `${bold(`${nameOf(found.from)} → ${nameOf(found.to)}`)}\n${diffLines(found.changes, terminal.palette)}`); // prettier-ignore

  async function inForce(): Promise<number> {
    const { activeVersion, latestVersion } = await management.workflow(id);
    if (latestVersion === 0) throw new Error(`${id} has no version yet: there is only the draft.`);
    return activeVersion ?? latestVersion;
  }
}

function sideOf(text: string): Side {
  return text === 'draft' ? text : Number(text.replace(/^v/, ''));
}

function nameOf(side: Side): string {
  return side === 'draft' ? side : `v${side}`;
}
