import type { TimelineItem } from '@fanfare/contracts';
import type { TimelinePlace } from './timeline-place.js';
import type { TimelineSource } from './timeline-source.js';

/** Pages that one source is asked for, for one page of the timeline: one that is mostly shown already needs a second. */
const askedMost = 4;

export interface Merged {
  items: TimelineItem[];
  /** Null: there is nothing more. */
  next: TimelinePlace | null;
}

/** A source as far as it was read. */
interface Reading {
  source: TimelineSource;
  /** Not shown yet, newest first. */
  waiting: TimelineItem[];
  page: string | undefined;
  next: string | null;
  asked: number;
}

/** The next so many items of several sources, newest first. Each is asked for no more than is needed, and all of them at once. */
export async function merged(sources: readonly TimelineSource[], place: TimelinePlace, limit: number): Promise<Merged> {
  const open = sources.filter(({ name }) => place.pages[name] !== null);
  const readings = await Promise.all(open.map((source) => begun(source, place, limit)));
  const items: TimelineItem[] = [];
  while (items.length < limit) {
    const dry = readings.filter(isDry);
    // What it still has could be newer than what the others have: the page ends here, and the next one goes on.
    if (dry.some(({ asked }) => asked >= askedMost)) break;
    if (dry.length > 0) {
      await Promise.all(dry.map((reading) => readOn(reading, place, limit)));
      continue;
    }
    const newest = readings.reduce<Reading | null>((best, one) => (headOf(one) > headOf(best) ? one : best), null);
    const item = newest?.waiting.shift();
    if (!item) break;
    items.push(item);
  }
  const more = readings.some(({ waiting, next }) => waiting.length > 0 || next !== null);
  return { items, next: more ? placeAfter(items, readings, place) : null };
}

async function begun(source: TimelineSource, place: TimelinePlace, limit: number): Promise<Reading> {
  const reading: Reading = { source, waiting: [], page: place.pages[source.name] ?? undefined, next: null, asked: 1 };
  await take(reading, place, limit);
  return reading;
}

/** Nothing of it is waiting, and there may be more. */
function isDry({ waiting, next }: Reading): boolean {
  return waiting.length === 0 && next !== null;
}

async function readOn(reading: Reading, place: TimelinePlace, limit: number): Promise<void> {
  reading.asked++;
  if (reading.next !== null) reading.page = reading.next;
  await take(reading, place, limit);
}

async function take(reading: Reading, { at, shown }: TimelinePlace, limit: number): Promise<void> {
  const { items, next } = await reading.source.page(reading.page, limit);
  reading.next = next;
  reading.waiting = items.filter((item) => item.at < at || (item.at === at && !shown.includes(keyOf(item))));
}

function headOf(reading: Reading | null): number {
  return reading?.waiting[0]?.at ?? -Infinity;
}

function placeAfter(
  items: readonly TimelineItem[],
  readings: readonly Reading[],
  before: TimelinePlace,
): TimelinePlace {
  const at = items.at(-1)?.at ?? before.at;
  const shown = items.filter((item) => item.at === at).map(keyOf);
  const pages = readings.map(({ source, waiting, page, next }) => {
    // All of its page is shown: it goes on with the one that follows, if there is one.
    const stands = waiting.length > 0 ? page : next;
    return [source.name, stands] as const;
  });
  return {
    at,
    shown: at === before.at ? [...before.shown, ...shown] : shown,
    pages: {
      ...before.pages,
      ...Object.fromEntries(pages.filter(([, stands]) => stands !== undefined)),
    } as TimelinePlace['pages'],
  };
}

function keyOf({ kind, id }: TimelineItem): string {
  return `${kind}/${id}`;
}
