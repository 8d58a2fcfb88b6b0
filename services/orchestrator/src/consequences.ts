import { Injectable } from '@nestjs/common';
import { stepIdOf } from '@fanfare/contracts';
import type { Outbox } from '@fanfare/bus';
import { advance, factKey, gather, parseMeeting, runOver, type MeetingFact, type Noted } from '@fanfare/engine';
import { Calls, resultOf } from './calls.js';
import { Endings } from './endings/endings.js';
import type { Made } from './made.js';
import { MeetingStore } from './meetings/meeting.store.js';
import { Placement } from './placement.js';
import { TrackedRunStore } from './tracked/tracked-run.store.js';
import { Versions } from './versions.js';
import { Arrivals } from './waits/arrivals.js';
import { WaitStore } from './waits/wait.store.js';

/** A ForEach over items of pure logic takes a turn for each; more than a run may have items is a bug. */
const maxTurns = 20_000;

/**
 * Records what must be recorded before the world may learn of it (who has come to a meeting, who waits for what), and
 * lets follow what follows from that, until nothing more does.
 */
@Injectable()
export class Consequences {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly waits: WaitStore,
    private readonly tracked: TrackedRunStore,
    private readonly arrivals: Arrivals,
    private readonly calls: Calls,
    private readonly endings: Endings,
    private readonly placement: Placement,
    private readonly versions: Versions,
  ) {}

  async follow(outbox: Outbox, made: readonly Made[]): Promise<void> {
    let turn = made;
    for (let turns = 0; turn.length > 0; turns++) {
      if (turns > maxTurns) throw new Error(`a message had consequences for more than ${maxTurns} turns`);
      turn = await this.once(outbox, turn);
    }
  }

  private async once(outbox: Outbox, made: readonly Made[]): Promise<Made[]> {
    const met = await this.record(made);
    const waits = made.flatMap(({ next }) => next.waits);
    await this.waits.add(waits);
    for (const { run, next } of made) if (next.ending) await this.endings.end({ runs: [run.id], ...next.ending });
    for (const { workflow, run, next } of made) this.placement.place(outbox, workflow, next, this.endings.has(run.id));
    return [...met, ...(await this.arrivals.alreadyHere(waits)), ...(await this.called(made))];
  }

  /** Notes who has come to which meeting, and says what that decides. */
  private async record(made: readonly Made[]): Promise<Made[]> {
    const noted = made.flatMap((one) => one.next.notes.map((note) => ({ one, note })));
    if (noted.length === 0) return [];
    const facts = await this.meetings.record(noted.map(({ note }) => note));
    const decided: Made[] = [];
    for (const [meeting, notes] of Map.groupBy(noted, ({ note }) => note.meeting)) {
      const [{ one }] = notes as [(typeof notes)[number]];
      const known = { meeting, facts: facts.get(meeting) ?? [], mine: keysOf(notes.map(({ note }) => note)) };
      if (parseMeeting(meeting).kind === 'run') decided.push(...(await this.over(one, known)));
      else decided.push({ ...one, next: gather(one.workflow, one.run, known) });
    }
    return decided;
  }

  /** A run that somebody waited for may be over. */
  private async over({ workflow, run, line }: Made, { facts, mine }: Known): Promise<Made[]> {
    const over = runOver(facts, mine);
    if (!over) return [];
    if (workflow.settings.deadline !== undefined) await this.endings.withoutDeadline(run.id);
    await this.tracked.remove([run.id]);
    const { caller, error, value, at } = over;
    if (!caller) return [];
    const calling = this.versions.here(caller.run) ?? (await this.versions.fetched(caller.run));
    if (!calling) return [];
    const output = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    const stepId = stepIdOf(caller);
    const result = resultOf({ stepId, at: caller.since }, { output, ...(error && { error }) }, at);
    return [{ workflow: calling, run: caller.run, next: advance(calling, caller, result), line }];
  }

  private async called(made: readonly Made[]): Promise<Made[]> {
    const begun: Made[] = [];
    for (const { workflow, run, next, line } of made) {
      if (this.endings.has(run.id)) continue;
      for (const call of next.calls) {
        const called = await this.calls.start(workflow, call);
        if (called.run?.tracked) {
          await this.tracked.add([{ run: called.run, contact: call.token.data.contact?.id ?? null }]);
        }
        begun.push({ workflow: called.workflow, run: called.run ?? run, next: called.next, line });
      }
    }
    return begun;
  }
}

interface Known {
  facts: readonly MeetingFact[];
  mine: ReadonlySet<string>;
}

function keysOf(notes: readonly Noted[]): Set<string> {
  return new Set(notes.map(({ fact }) => factKey(fact)));
}
