import type { ContactSource, DryRun } from '@fanfare/contracts';
import { plain, type Palette } from './palette.js';
import { runTree } from './run-tree.js';

/** A dry run as a person reads it: whether it would start, the run with what each step would be given, and its effects. */
export function dryRunLines(dryRun: DryRun, palette: Palette = plain): string {
  const { starts, because, contact, contactIs, run, waits, effects, cutShort } = dryRun;
  const { bold, dim, green, yellow } = palette;
  const who = contact?.email ?? contact?.mobile ?? contact?.id;
  return [
    starts
      ? `${green('would start')} ${dim('· nothing has happened')}`
      : `${yellow('would not start')}: ${because} ${dim('· what it would do if it did')}`,
    dim(`contact: ${sources[contactIs]}`),
    runTree(run, { palette, inputs: true, ...(who !== undefined && { contact: who }) }),
    ...waits.map(({ node, reason, from, until }) => `${bold(node)} would wait (${reason})${spanOf(from, until)}`),
    effects.length === 0 ? 'would ask nobody for anything' : `would ask for: ${summed(effects)}`,
    ...(cutShort ? [yellow('not played to its end: it takes too many turns')] : []),
  ].join('\n');
}

const sources: Readonly<Record<ContactSource, string>> = {
  given: 'as given',
  recorded: 'as recorded when the event came',
  current: 'as it is now',
  new: 'as it would be made',
  nobody: 'about nobody',
};

function spanOf(from: number, until: number | null): string {
  if (until === null) return '';
  const minutes = Math.round((until - from) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)];
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, minutes % 60 > 0 && `${minutes % 60} min`];
  return ` for ${parts.filter(Boolean).join(' ') || 'a moment'}`;
}

function summed(effects: DryRun['effects']): string {
  const byAction = Map.groupBy(effects, ({ action }) => action);
  return [...byAction].map(([action, { length }]) => (length > 1 ? `${length} ${action}` : action)).join(', ');
}
