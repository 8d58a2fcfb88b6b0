import type { StuckRun } from '@fanfare/contracts';
import type { OpenRun } from './open-run.store.js';

/**
 * So many looks, each after everything that was on its way at the one before has been handled, until it is certain. A
 * message of a run becomes three others at most (a timer that fired, a step, its result, the fact in the history) before
 * the run is heard of again.
 */
const looksNeeded = 4;

/** A run of which nothing was found that would make it go on. */
export interface Suspect {
  run: string;
  workspace: string;
  standing: StuckRun['standing'];
  lastFactAt: number;
  /** How often it was looked at since it was last heard of. */
  looks: number;
  /** When the last of these looks was over, on the clock of the bus (ms). */
  lookedAt: number;
  /** Since when it is certain; null while it is not. */
  foundAt: number | null;
  letters: number[];
}

/** What one look has found. */
export interface Sighting {
  workspace: string;
  /** The dead letters that hold messages of the run. */
  letters: number[];
}

interface Look {
  /** Everything stored on the bus before this instant has been handled. */
  handledUntil: number;
  /** When this look was over, on the clock of the bus. */
  over: number;
  now: number;
}

/** The suspect after one more look that found nothing. */
export function suspected(
  known: Suspect | undefined,
  { id: run, lastFactAt }: OpenRun,
  { workspace, letters }: Sighting,
  look: Look,
): Suspect {
  const standing = letters.length > 0 ? 'setAside' : 'lost';
  const seen = { run, workspace, standing, lastFactAt, letters } as const;
  // Heard of since: whatever it was that made it go on may be on its way again.
  if (known?.lastFactAt !== lastFactAt) return { ...seen, looks: 1, lookedAt: look.over, foundAt: null };
  // A message of it may still be what it was at the look before: this one says nothing new.
  if (look.handledUntil <= known.lookedAt) return { ...known, ...seen };
  const looks = known.looks + 1;
  const foundAt = known.foundAt ?? (looks >= looksNeeded ? look.now : null);
  return { ...seen, looks, lookedAt: look.over, foundAt };
}
