import { isOld } from '../old-words.js';
import { isLater } from '../projection/told.js';
import type { Entry, TagMark } from './entry.js';

/** Tags that an entry may have. */
export const maxTags = 200;

/**
 * Puts marks on an entry: of two on one tag the later counts, whichever comes first. Null: it would have too many tags. That a
 * tag was removed is remembered only as long as a step that added it before may still come.
 */
export function marked(entry: Entry, marks: readonly TagMark[]): Entry | null {
  const all = new Map(entry.marks.map((mark) => [mark.tag, mark]));
  let changed = false;
  for (const mark of marks) {
    const before = all.get(mark.tag);
    if (before && !isLater(mark, before)) continue;
    all.set(mark.tag, mark);
    changed = true;
  }
  if (!changed) return entry;
  const tags = [...all.values()].filter(({ on }) => on).map(({ tag }) => tag);
  if (tags.length > maxTags && tags.length > entry.tags.length) return null;
  const now = Math.max(...marks.map(({ recordedAt = 0 }) => recordedAt));
  const kept = [...all.values()].filter((mark) => mark.on || !isOld(mark, now));
  return { ...entry, marks: kept.sort((a, b) => (a.tag < b.tag ? -1 : 1)), tags: tags.sort() };
}
