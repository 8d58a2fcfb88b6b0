import type { KeptLetter } from '@fanfare/contracts';
import { clock } from './clock.js';
import { plain, type Palette } from './palette.js';
import { summarise } from './summarise.js';

const width = 100;

/** Dead letters as a person reads them: what and why, and of steps whose outcome nobody knows what there is to decide. */
export function deadLetterLines(letters: readonly KeptLetter[], palette: Palette = plain): string {
  if (letters.length === 0) return 'no dead letters';
  return letters.flatMap((letter) => linesOf(letter, palette)).join('\n');
}

function linesOf(letter: KeptLetter, { bold, dim, yellow }: Palette): string[] {
  const { id, at, service, subject, reason, deliveries, workspace, run, settled, undecided } = letter;
  const more = [
    `${deliveries} deliveries`,
    ...(workspace === null ? [] : [workspace]),
    ...(run === null ? [] : [`run ${run}`]),
    ...(settled ? [settled.as] : []),
  ];
  return [
    `${bold(String(id))}  ${clock(at)}  ${service}  ${subject}`,
    `  ${reason} ${dim(`(${more.join(', ')})`)}`,
    ...(undecided ? [`  ${undecided.action}  ${dim(summarise(undecided.input, width))}`] : []),
    ...(undecided && !settled ? [`  ${yellow(`decide: fanfare dead ${id} --decide happened|repeat|fail`)}`] : []),
  ];
}
