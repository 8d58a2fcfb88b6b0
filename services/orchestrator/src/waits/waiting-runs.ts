import { Injectable } from '@nestjs/common';
import { Bus } from '@fanfare/bus';
import { turnStep } from '../entries/entries.js';
import { EntryStore } from '../entries/entry.store.js';
import type { Entry } from '../entries/entry.js';
import { HeldMessages } from '../held/held-messages.js';
import { TrackedRunStore } from '../tracked/tracked-run.store.js';
import { WaitStore } from './wait.store.js';

/**
 * A run in which somebody waits; `behind`: for one of these to be over, or, when there are none, for something else.
 * `steps`: where; without it all of the run does, as far as this can tell.
 */
export interface WaitingRun {
  run: string;
  behind: string[];
  steps?: string[];
}

/**
 * Says in which runs somebody waits for what is neither a message nor a timer of the run. A branch that has come to a
 * Merge, and a ForEach whose items are under way, do not count: they wait for other branches of the same run, and each of
 * those is in a message, a timer or a wait itself. A run of which nothing else is left has nobody to wait for.
 */
@Injectable()
export class WaitingRuns {
  constructor(
    private readonly waits: WaitStore,
    private readonly held: HeldMessages,
    private readonly tracked: TrackedRunStore,
    private readonly entries: EntryStore,
    private readonly bus: Bus,
  ) {}

  async among(runs: readonly string[]): Promise<WaitingRun[]> {
    const held = await this.held.holding(runs);
    const waits = await this.waits.waiting(runs.filter((run) => !held.has(run)));
    const queued = await this.queued(runs.filter((run) => !held.has(run) && !waits.has(run)));
    return [
      ...[...held].map((run) => ({ run, behind: [] })),
      ...[...waits].map(([run, steps]) => ({ run, behind: [], steps })),
      ...queued,
    ];
  }

  private async queued(runs: readonly string[]): Promise<WaitingRun[]> {
    const tracked = (await this.tracked.find(runs)).flatMap(({ run: { id, workspace, workflow }, contact }) =>
      contact === null ? [] : [{ run: id, key: `${workspace}/${workflow}/${contact}` }],
    );
    const entries = await this.entries.find(tracked.map(({ key }) => key));
    const waiting: WaitingRun[] = [];
    for (const { run, key } of tracked) {
      const entry = entries.get(key);
      if (!entry?.queue.some((entrant) => entrant.run === run)) continue;
      if (await this.hasTurn(key, entry)) waiting.push({ run, behind: [] });
      else if (entry.active.length > 0) waiting.push({ run, behind: entry.active });
    }
    return waiting;
  }

  /** Whether the queue is looked at by itself: it says when, and the timer is there. */
  private async hasTurn(key: string, { turnAt }: Entry): Promise<boolean> {
    return turnAt !== null && (await this.bus.armed([turnStep(key)])).length > 0;
  }
}
