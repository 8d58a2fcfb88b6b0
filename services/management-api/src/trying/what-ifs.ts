import { Injectable } from '@nestjs/common';
import { contactOf, type WhatIf } from '@fanfare/contracts';
import { EventLog, runIdOf, type LoggedEvent } from '@fanfare/bus';
import { AwaitedEvents } from './awaited-events.js';
import { Comparison } from './comparison.js';
import { PastRuns } from './past-runs.js';
import { nobody, People } from './people.js';
import { Side } from './side.js';
import type { Tryable } from './tryable.js';

/** Events whose runs and contacts are asked for in one go. */
const batchSize = 200;

/** Which events: stored from one instant on and before another (ms), at most so many. What runs met is known until now. */
export interface Window {
  from: number;
  to: number;
  limit: number;
  now: number;
}

/** Plays recorded events through a draft, next to what another version did with them. Nothing happens. */
@Injectable()
export class WhatIfs {
  constructor(
    private readonly log: EventLog,
    private readonly runs: PastRuns,
    private readonly people: People,
    private readonly awaited: AwaitedEvents,
  ) {}

  async compare(draft: Tryable, active: Tryable, { from, to, limit, now }: Window): Promise<WhatIf> {
    const [one, other] = [new Side(draft), new Side(active)];
    const later = await this.awaited.of([one.workflow, other.workflow], from, now);
    const comparison = new Comparison(one, other, later);
    const seen = new Set<string>();
    let batch: LoggedEvent[] = [];
    let truncated = false;
    for await (const logged of this.events(draft, active, from, to)) {
      // A hub may post an event again; its run is the one of the first time.
      if (seen.has(logged.event.id)) continue;
      truncated = seen.size >= limit;
      if (truncated) break;
      seen.add(logged.event.id);
      if (batch.push(logged) < batchSize) continue;
      await this.take(comparison, draft, batch);
      batch = [];
    }
    await this.take(comparison, draft, batch);
    return { from, to, events: seen.size, truncated, ...comparison.result() };
  }

  /** Those of the kinds that one of the two listens to. */
  private async *events(draft: Tryable, active: Tryable, from: number, to: number): AsyncGenerator<LoggedEvent> {
    const types = [...new Set([draft, active].map(({ definition }) => definition.trigger.type))];
    const [only, other] = types;
    const type = only !== undefined && other === undefined ? only : null;
    for await (const logged of this.log.since(draft.workspace, type, from, to)) {
      if (types.includes(logged.event.type)) yield logged;
    }
  }

  private async take(comparison: Comparison, { workspace, workflow }: Tryable, batch: LoggedEvent[]): Promise<void> {
    if (batch.length === 0) return;
    const asked = batch.map((logged) => ({ logged, run: runIdOf(workspace, workflow, logged.event.id) }));
    const about = asked.flatMap(({ logged: { event, storedAt: at }, run }) => {
      const contact = contactOf(event);
      return contact ? [{ run, at, contact }] : [];
    });
    const [runs, people] = await Promise.all([
      this.runs.of(workspace, asked.map(({ run }) => run)),
      this.people.of(workspace, about),
    ]); // prettier-ignore
    for (const { logged, run } of asked) {
      comparison.add({ ...logged, known: people.get(run) ?? nobody, run: runs.get(run) ?? null });
    }
  }
}
