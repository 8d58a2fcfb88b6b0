import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Busy, threw } from '@fanfare/connector';
import { Progress } from '../projection/progress.js';

/** How long a step waits here for its event to be kept; after that it comes again later and holds nobody up. */
const patienceMs = 2_000;
const looksMs = { first: 25, most: 250 };

/** What was found of the things that steps name. */
export interface Awaited<T> {
  found: ReadonlyMap<string, T>;
  /** True: what is not in `found` is not there. False: it may be in an event that is not kept yet. */
  complete: boolean;
}

/**
 * Finds what steps are about. The event that started a run is read here by another way than its steps come by, so a step may be
 * here first: then it waits for the events that were stored before it. Only when these are kept is something unknown.
 */
@Injectable()
export class Awaiting {
  constructor(private readonly progress: Progress) {}

  async find<T>(
    steps: readonly { at: number; key: string }[],
    load: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<Awaited<T>> {
    const keys = [...new Set(steps.map(({ key }) => key))];
    const at = Math.max(...steps.map((step) => step.at));
    let pauseMs = looksMs.first;
    for (const start = Date.now(); ; pauseMs = Math.min(2 * pauseMs, looksMs.most)) {
      const found = await load(keys);
      if (found.size === keys.length) return { found, complete: true };
      // Looked at once more: what was missing may have been kept between the two questions.
      if (await this.progress.isPast(at)) return { found: await load(keys), complete: true };
      if (Date.now() - start > patienceMs) return { found, complete: false };
      await sleep(pauseMs);
    }
  }
}

/** The answer to a step whose event is not kept yet: it comes again, and that counts as no attempt. */
export function notKeptYet() {
  return threw(new Busy('the events before it are still being read', 500));
}
