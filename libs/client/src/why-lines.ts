import type { Explanation } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { statusMark } from './run-tree.js';
import { table } from './table.js';

/** What became of events in the workflows that listen to them, as a person reads it: an event, and a line for each workflow. */
export function whyLines(explanations: readonly Explanation[], palette: Palette = plain): string {
  if (explanations.length === 0) return 'nothing is recorded, and no workflow in force listens';
  const events = Map.groupBy(explanations, ({ event }) => event);
  return [...events.values()].flatMap((ofEvent) => linesOf(ofEvent, palette)).join('\n');
}

function linesOf(ofEvent: readonly Explanation[], palette: Palette): string[] {
  const [first] = ofEvent;
  if (!first) return [];
  const workflows = table(
    ofEvent.map(({ workflowName, version }) => [workflowName, version === 0 ? 'draft' : `v${version}`]),
  );
  const width = Math.max(...workflows.map((line) => line.length));
  return [
    `${palette.dim(clock(first.at))} ${palette.bold(first.type)} ${palette.dim(first.event)}`,
    ...ofEvent.map((one, i) => `  ${signOf(one, palette)} ${workflows[i]?.padEnd(width)}  ${verdictOf(one, palette)}`),
  ];
}

function signOf({ verdict }: Explanation, palette: Palette): string {
  switch (verdict.kind) {
    case 'started':
      return statusMark(verdict.status, palette);
    case 'notStarted':
      return palette.dim('–');
    case 'later':
      return palette.yellow('…');
    case 'unknown':
      return palette.yellow('?');
    default:
      return verdict satisfies never;
  }
}

function verdictOf({ verdict }: Explanation, { dim }: Palette): string {
  switch (verdict.kind) {
    case 'started':
      return `started: ${verdict.status}  ${dim(verdict.run)}`;
    case 'notStarted':
      return `not started: ${verdict.sentence}${verdict.sentence === verdict.because ? '' : `  ${dim(verdict.because)}`}`;
    case 'later':
      return `begins ${clock(verdict.startsAt)}`;
    case 'unknown':
      return 'nothing is recorded: not yet, or not any more';
    default:
      return verdict satisfies never;
  }
}
