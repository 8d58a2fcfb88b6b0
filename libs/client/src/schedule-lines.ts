import type { SchedulePreview, ShownSchedule } from './management.js';
import { plain, type Palette } from './palette.js';

/** When a workflow starts by itself, as a person reads it: the rule, then the next instants on its own clock. */
export function scheduleLines({ armed, ...preview }: ShownSchedule, palette: Palette = plain): string {
  if (!preview.schedule) return 'no schedule: it starts by events';
  const [rule = '', ...next] = firingLines(preview, palette);
  const state = armed ? palette.green('armed') : palette.yellow('not armed: no version with it is in force');
  return [`${rule}  ${state}`, ...next].join('\n');
}

/** When a schedule would fire: the rule, then the next instants. */
export function firingLines({ schedule, timezone, next }: SchedulePreview, palette: Palette = plain): string[] {
  if (!schedule) return ['no schedule'];
  const rule = 'cron' in schedule ? `${schedule.cron}  ${timezone}` : `every ${schedule.every}`;
  return [palette.bold(rule), ...next.map((at) => `  ${onClock(at, timezone)}`)];
}

function onClock(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
  });
  const { weekday, year, month, day, hour, minute, second, timeZoneName } = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute}:${second} ${timeZoneName}`;
}
