import type { RunJob } from '@fanfare/contracts';
import { plain, type Palette } from './palette.js';

/** A job as a person reads it: what it does, how far it is, and what it could not do. */
export function jobLines(job: RunJob, palette: Palette = plain): string {
  const { dim, yellow } = palette;
  const head = `${dim(job.id)}  ${job.kind} ${which(job)}  ${standing(job, palette)}`;
  const waits = job.waitsFor === null ? [] : [`  ${yellow(`waits for ${job.waitsFor}`)}`];
  const refusals = job.refusals.map(({ run, because }) => `  ${run} ${because}`);
  const others = job.refused - job.refusals.length;
  return [head, ...waits, ...refusals, ...(others > 0 ? [`  and ${others} more`] : [])].join('\n');
}

function which({ filter }: RunJob): string {
  return Object.entries(filter).map(([name, value]) => `${name}=${String(value)}`).join(' '); // prettier-ignore
}

function standing({ status, done, refused, expected }: RunJob, { green, yellow, cyan }: Palette): string {
  const counts = `${done} done${refused > 0 ? `, ${refused} refused` : ''}`;
  switch (status) {
    case 'Running':
      return cyan(`${counts} of ${expected}`);
    case 'Finished':
      return green(counts);
    case 'Stopped':
      return yellow(`stopped: ${counts} of ${expected}`);
    default:
      return status satisfies never;
  }
}
