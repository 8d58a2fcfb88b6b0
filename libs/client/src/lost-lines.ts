import type { StuckRun } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { runLine } from './run-line.js';

/** Runs that do not go on by themselves, as a person reads them: the run, and what is known of where it stands. */
export function lostLines(runs: readonly StuckRun[], palette: Palette = plain): string {
  if (runs.length === 0) return 'every run goes on by itself';
  return runs.flatMap((stuck) => [runLine(stuck.run, palette), `  ${whereabouts(stuck, palette)}`]).join('\n');
}

function whereabouts({ standing, lastFactAt, letters }: StuckRun, { red, yellow, dim }: Palette): string {
  const since = dim(`last heard of ${clock(lastFactAt)}`);
  switch (standing) {
    case 'lost':
      return `${red('lost')}: neither a message, a timer nor anybody who waits  ${since}`;
    case 'setAside':
      return `${yellow('set aside')}: dead letter ${letters.join(', ')}  ${since}`;
    default:
      return standing satisfies never;
  }
}
