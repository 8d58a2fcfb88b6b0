import { Injectable } from '@nestjs/common';
import { stepIdOf, type RunRef } from '@fanfare/contracts';
import type { Outbox } from '@fanfare/bus';
import {
  advance,
  begin,
  factKey,
  gather,
  meetingOf,
  parseMeeting,
  runOver,
  type Advance,
  type CompiledWorkflow,
  type MeetingFact,
  type Noted,
  type RunOver,
} from '@fanfare/engine';
import { Calls, resultOf } from './calls.js';
import { Endings } from './endings/endings.js';
import { Entries } from './entries/entries.js';
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
    private readonly entries: Entries,
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
    const left: string[] = [];
    for (const [meeting, notes] of Map.groupBy(noted, ({ note }) => note.meeting)) {
      const [{ one }] = notes as [(typeof notes)[number]];
      const known = { meeting, facts: facts.get(meeting) ?? [], mine: keysOf(notes.map(({ note }) => note)) };
      if (parseMeeting(meeting).kind === 'run') decided.push(...(await this.over(one, known)));
      else {
        const next = gather(one.workflow, one.run, known);
        if (isLeft(next, meeting)) left.push(meeting);
        decided.push({ ...one, next });
      }
    }
    await this.meetings.decided(left);
    return decided;
  }

  /** A run that somebody waited for may be over. */
  private async over({ workflow, run, line }: Made, { facts, mine }: Known): Promise<Made[]> {
    const over = runOver(facts, mine);
    if (!over) return [];
    if (workflow.settings.deadline !== undefined) await this.endings.withoutDeadline(run.id);
    await this.meetings.decided([meetingOf.run(run)]);
    const next = await this.released(workflow, run, over.at);
    await this.tracked.over(run.id);
    return [...next, ...(await this.returned(over, line))];
  }

  /** Runs of the contact that waited for this one. */
  private async released(workflow: CompiledWorkflow, run: RunRef, at: number): Promise<Made[]> {
    if (!workflow.settings.concurrency) return [];
    const [tracked] = await this.tracked.find([run.id]);
    if (!tracked || tracked.contact === null) return [];
    const admitted = await this.entries.release(workflow, run, tracked.contact, at);
    return admitted.map(({ workflow: own, start, line }) => ({
      workflow: own,
      run: start.run,
      next: begin(own, start),
      line,
    }));
  }

  /** The run that called this one goes on with what it left. */
  private async returned({ caller, error, value, at }: RunOver, line: string): Promise<Made[]> {
    if (!caller) return [];
    const calling = await this.versions.get(caller.run);
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

/** Whether a Merge or ForEach was left for good: nothing more can follow from its meeting. */
function isLeft(next: Advance, meeting: string): boolean {
  const place = parseMeeting(meeting);
  if (place.kind === 'run') return false;
  return next.history.some(
    (entry) => entry.kind === 'step.finished' && entry.node === place.node && entry.exit !== 'Merged',
  );
}

function keysOf(notes: readonly Noted[]): Set<string> {
  return new Set(notes.map(({ fact }) => factKey(fact)));
}
