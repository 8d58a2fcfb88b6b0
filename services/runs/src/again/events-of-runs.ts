import { Injectable } from '@nestjs/common';
import { triggerName, type RunDocument, type TriggerName } from '@fanfare/contracts';
import { EventLog } from '@fanfare/bus';

/** Events that are not found by their time are looked for among so many of the newest. */
const maxSearched = 20_000;
const maxSearchMs = 2_000;

/**
 * Finds the events that started runs, for as long as EVENTS keeps them. A token does not do: it carries only what its
 * workflow reads of the event.
 */
@Injectable()
export class EventsOfRuns {
  constructor(private readonly log: EventLog) {}

  /** The texts of the events, by run. Those that are kept nowhere are not among them. */
  async find(runs: readonly RunDocument[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const searchUntil = performance.now() + maxSearchMs;
    for (const run of runs) {
      const type = triggerName.safeParse(run.trigger).data;
      const text = type && ((await this.atItsTime(run, type)) ?? (await this.amongTheNewest(run, type, searchUntil)));
      if (text !== undefined) found.set(run.id, text);
    }
    return found;
  }

  /** A run starts at the instant at which its event was stored. */
  private async atItsTime(run: RunDocument, type: TriggerName): Promise<string | undefined> {
    const { workspace, startedAt, event: id } = run;
    for await (const { event } of this.log.since(workspace, type, startedAt, startedAt + 1)) {
      if (event.id === id) return JSON.stringify(event);
    }
    return undefined;
  }

  /** One that waited for a date, or was itself done once more, started later than its event came. */
  private async amongTheNewest(run: RunDocument, type: TriggerName, until: number): Promise<string | undefined> {
    let searched = 0;
    for await (const { event } of this.log.newestFirst(run.workspace, type)) {
      if (event.id === run.event) return JSON.stringify(event);
      if (++searched >= maxSearched || performance.now() > until) return undefined;
    }
    return undefined;
  }
}
