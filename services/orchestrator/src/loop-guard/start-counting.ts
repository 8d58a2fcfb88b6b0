import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { instantMs, subjects } from '@fanfare/contracts';
import { Announcements } from '@fanfare/bus';
import { StartCounts } from './start-counts.js';

const startsSeen = z.object({ key: z.string(), runs: z.array(z.string()), at: instantMs });

/**
 * Counts starts across replicas, which tell each other of those who start often. Nothing is stored: what a replica does not
 * hear of it sees for itself, because who loops comes again.
 */
@Injectable()
export class StartCounting implements OnModuleInit {
  private readonly counts = new StartCounts();

  constructor(private readonly announcements: Announcements) {}

  onModuleInit(): void {
    this.announcements.listen(subjects.startsSeen, startsSeen, ({ key, runs, at }) => {
      this.counts.hear(key, runs, at);
    });
  }

  /** True when with this start there have been too many. */
  add(key: string, run: string, at: number): boolean {
    const tooMany = this.counts.add(key, run, at);
    const runs = this.counts.untold(key);
    if (runs.length > 0) this.announcements.announce(subjects.startsSeen, { key, runs, at });
    return tooMany;
  }

  /** What there was so far does not count. */
  forget(key: string): void {
    this.counts.forget(key);
  }
}
