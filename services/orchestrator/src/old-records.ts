import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeping } from '@fanfare/chassis';
import { EntryStore } from './entries/entry.store.js';
import { MeetingStore } from './meetings/meeting.store.js';
import { PendingStartStore } from './schedules/pending-start.store.js';
import { TrackedRunStore } from './tracked/tracked-run.store.js';
import { RecentEventStore } from './waits/recent-event.store.js';
import { WaitStore } from './waits/wait.store.js';

const hour = 3_600_000;
/** Longer than EVENTS and any message are kept: a repeat must still find what it did the first time. */
const repeatsMs = 30 * 24 * hour;
/** A wait is recorded within seconds of its cause. */
const arrivalsMs = 1 * hour;

/** Forgets what nobody can ask for any more. Several replicas do the same, which is harmless. */
@Injectable()
export class OldRecords implements OnApplicationBootstrap {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly waits: WaitStore,
    private readonly recent: RecentEventStore,
    private readonly tracked: TrackedRunStore,
    private readonly entries: EntryStore,
    private readonly pending: PendingStartStore,
    private readonly sweeping: Sweeping,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.every(hour, 'old records', () => this.sweep(Date.now()));
  }

  async sweep(now: number): Promise<number> {
    const before = now - repeatsMs;
    const swept = [
      await this.recent.sweep(now - arrivalsMs),
      await this.meetings.sweep(before),
      await this.waits.sweep(before),
      await this.tracked.sweep(before),
      await this.entries.sweep(before),
      await this.pending.sweep(before),
    ];
    return swept.reduce((sum, count) => sum + count, 0);
  }
}
