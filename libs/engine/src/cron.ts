import { Cron, CronPattern } from 'croner';

/** A cron expression that was understood. */
export interface ReadCron {
  /** As nats-server wants it: six fields, seconds first, everything in numbers. */
  sixFields(): string;
  /** How many seconds of a minute it names. */
  seconds(): number;
  /** The next reading of the clock on the wall that matches, as if the wall were in UTC; null when there is none. */
  after(wall: number): number | null;
  /** The one before. */
  before(wall: number): number | null;
}

/** croner knows more (L, W, #, a year, a date), which nats-server does not. */
const element = String.raw`(?:[*?]|\w+(?:-\w+)?)(?:/\d+)?`;
const field = `${element}(?:,${element})*`;
const grammar = new RegExp(
  String.raw`^\s*(?:@(?:hourly|daily|midnight|weekly|monthly|yearly|annually)|${field}(?:\s+${field}){4,5})\s*$`,
);
const lastDay = /^(?:\d{0,2}L|L?W|\d+W)$/i;

/**
 * Reads five cron fields, six, or a word such as @daily. Day of month and day of week: either fits when both are given,
 * as everywhere in cron. Throws an Error whose message says what is wrong.
 */
export function readCron(text: string): ReadCron {
  if (!grammar.test(text) || text.split(/[\s,]+/).some((word) => lastDay.test(word))) throw new Error(expected);
  const cron = parsed(text);
  return {
    sixFields: () => sixFieldsOf(new CronPattern(text, 'UTC')),
    seconds: () => new CronPattern(text, 'UTC').second.filter(Boolean).length,
    after: (wall) => cron.nextRuns(1, new Date(wall))[0]?.getTime() ?? null,
    before: (wall) => cron.previousRuns(1, new Date(wall))[0]?.getTime() ?? null,
  };
}

const expected =
  'expected minute, hour, day of month, month and day of week, such as 0 9 * * MON-FRI, each a number, a name, a list, a range, a step or *; or a word such as @daily';

function parsed(text: string): Cron {
  try {
    return new Cron(text, { timezone: 'UTC' });
  } catch (error) {
    throw new Error((error as Error).message.replace(/^CronPattern: /, ''), { cause: error });
  }
}

/**
 * Written anew from what was understood, so that there are no two opinions on a seventh day of the week, on a range over
 * Sunday or on what counts as a star.
 */
function sixFieldsOf({ second, minute, hour, day, month, dayOfWeek, starDOM, starDOW }: CronPattern): string {
  return [
    numbers(second, 0),
    numbers(minute, 0),
    numbers(hour, 0),
    starDOM ? '*' : numbers(day, 1, false),
    numbers(month, 1),
    starDOW ? '*' : numbers(dayOfWeek, 0, false),
  ].join(' ');
}

function numbers(matches: readonly number[], first: number, starWhenAll = true): string {
  if (starWhenAll && matches.every(Boolean)) return '*';
  return matches.flatMap((matched, i) => (matched ? [i + first] : [])).join(',');
}
