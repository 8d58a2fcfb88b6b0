import { runTree, type Palette } from '@fanfare/client';
import type { Progress } from '../progress.js';
import { lookAgain, playAct, type Played, type Stage } from './play.js';
import { scenario } from './scenario.js';

/** Plays the whole demo and prints each run as it ends. Gives what went otherwise than expected, a line each. */
export async function demo(stage: Stage, progress: Progress, palette: Palette): Promise<string[]> {
  const acts = scenario(Date.now().toString(36)).map((act) => playAct(act, stage));
  // All are under way; an early failure must not leave the others unheard.
  const settled = Promise.allSettled(acts);
  const played: Played[] = [];
  for (const act of acts) {
    for (const each of await act) {
      played.push(each);
      printPlay(each, progress, palette);
    }
  }
  await settled;
  const late = await lookAgain(played, stage);
  return [...played.flatMap(({ play, wrong }) => wrong.map((line) => `${play.title}: ${line}`)), ...late];
}

function printPlay({ play, run, wrong }: Played, progress: Progress, palette: Palette): void {
  progress.print();
  progress.print(palette.bold(palette.cyan(play.title)));
  if (run) {
    progress.print(runTree(run, { palette, ...(play.event.contact?.email && { contact: play.event.contact.email }) }));
  } else if (!play.expected) progress.print(palette.dim(`  no run: the trigger's filter does not let it through`));
  for (const line of wrong) progress.print(palette.red(`  not as expected: ${line}`));
}
