import { Injectable } from '@nestjs/common';
import { stepIdOf, type RunRef } from '@fanfare/contracts';
import { Bus, Outbox } from '@fanfare/bus';
import {
  advance,
  begin,
  ended,
  endingOfCalled,
  factKey,
  gather,
  isSettled,
  meetingOf,
  parseMeeting,
  runOver,
  type Advance,
  type CompiledWorkflow,
  type Ending,
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
    private readonly bus: Bus,
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
    const last: Last[] = [];
    try {
      await this.followAll(outbox, last, made);
    } finally {
      // Where it failed, whoever repeats it must not find its runs over.
      for (const { ended: run } of last) if (run !== null) this.endings.settle(run);
    }
  }

  private async followAll(outbox: Outbox, last: Last[], made: readonly Made[]): Promise<void> {
    let turn = made;
    for (let turns = 0; turn.length > 0; turns++) {
      if (turns > maxTurns) throw new Error(`a message had consequences for more than ${maxTurns} turns`);
      turn = await this.once(outbox, last, turn);
    }
    if (last.length === 0) return;
    await outbox.stored();
    // What was caused by another first: until that one is known a repeat causes it again.
    for (const { makeKnown } of last.toReversed()) await makeKnown();
  }

  private async once(outbox: Outbox, last: Last[], made: readonly Made[]): Promise<Made[]> {
    const met = await this.record(last, made);
    const waits = made.flatMap(({ next }) => next.waits);
    await this.waits.add(waits);
    for (const { run, next } of made) if (next.ending) last.push(this.ends(run, next.ending));
    const instead = made.flatMap((one) => this.placement.place(outbox, one, this.endings.has(one.run.id)));
    const endedWith: Made[] = [];
    for (const { run, next } of made) if (next.ending) endedWith.push(...(await this.calledBy([run.id], next.ending)));
    const here = await this.arrivals.alreadyHere(waits);
    return [...met, ...here, ...instead, ...(await this.called(outbox, made)), ...endedWith];
  }

  /** The runs that ended ones called and waited for end with them. */
  async calledBy(runs: readonly string[], ending: Ending): Promise<Made[]> {
    const made: Made[] = [];
    for (const { run } of await this.tracked.calledBy(runs)) {
      const workflow = await this.versions.get(run);
      if (workflow) made.push({ workflow, run, next: ended(run, endingOfCalled(ending)), line: '' });
    }
    return made;
  }

  private ends({ id }: RunRef, ending: Ending): Last {
    this.endings.begin(id);
    return {
      ended: id,
      makeKnown: async () => {
        await this.endings.end({ runs: [id], ...ending });
        // A call that was being made meanwhile.
        const outbox = new Outbox(this.bus);
        await this.follow(outbox, await this.calledBy([id], ending));
        await outbox.stored();
      },
    };
  }

  /** Notes who has come to which meeting, and says what that decides. */
  private async record(last: Last[], made: readonly Made[]): Promise<Made[]> {
    const noted = made.flatMap((one) => one.next.notes.map((note) => ({ one, note })));
    if (noted.length === 0) return [];
    const facts = await this.meetings.record(noted.map(({ note }) => note));
    const decided: Made[] = [];
    const left: string[] = [];
    for (const [meeting, notes] of Map.groupBy(noted, ({ note }) => note.meeting)) {
      const [{ one }] = notes as [(typeof notes)[number]];
      const known = { meeting, facts: facts.get(meeting) ?? [], mine: keysOf(notes.map(({ note }) => note)) };
      if (parseMeeting(meeting).kind === 'run') decided.push(...(await this.over(last, one, known)));
      else {
        const next = gather(one.workflow, one.run, known);
        if (isOver(next, known)) left.push(meeting);
        decided.push({ ...one, next });
      }
    }
    await this.meetings.decided(left);
    return decided;
  }

  /** A run that somebody waited for may be over. */
  private async over(last: Last[], { workflow, run, line }: Made, { facts, mine }: Known): Promise<Made[]> {
    const over = runOver(facts, mine);
    if (!over) return [];
    const next = await this.released(workflow, run, over);
    // What decided it once may come again while it is tried again.
    if (over.isOver) {
      if (workflow.settings.deadline !== undefined) await this.endings.withoutDeadline(run.id);
      await this.meetings.decided([meetingOf.run(run)]);
      last.push({ ended: null, makeKnown: () => this.tracked.over(run.id) });
    }
    const nobodyGoesOn = over.caller === null || this.endings.has(over.caller.run.id);
    return nobodyGoesOn ? next : [...next, ...(await this.returned(over, line))];
  }

  /** Runs of the contact that waited for this one. */
  private async released(workflow: CompiledWorkflow, run: RunRef, over: RunOver): Promise<Made[]> {
    if (!workflow.settings.concurrency) return [];
    const [tracked] = await this.tracked.find([run.id]);
    if (!tracked || tracked.contact === null) return [];
    const admitted = await this.entries.release(workflow, run, tracked.contact, over);
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

  private async called(outbox: Outbox, made: readonly Made[]): Promise<Made[]> {
    const begun: Made[] = [];
    for (const one of made) {
      if (one.next.calls.length === 0) continue;
      for (const call of one.next.calls) {
        // What somebody began before the caller ended, and died, is told as it began: it may have gone on meanwhile.
        const begins = !this.endings.has(one.run.id) || (await this.calls.hasBegun(call));
        if (begins) begun.push(...(await this.calls.start(outbox, one, call)));
      }
      begun.push(...(await this.calledByEnded(one.run)));
    }
    return begun;
  }

  /** What a run that has ended had called ends with it. */
  async calledByEnded({ id }: RunRef): Promise<Made[]> {
    const ending = this.endings.of(id);
    return ending ? this.calledBy([id], ending) : [];
  }
}

/**
 * What makes a repeat of the message do something else: that a run has ended as a whole, or that everybody knows of its
 * end. It is made known when all else is stored.
 */
interface Last {
  /** The run that ended as a whole, if it is that. */
  readonly ended: string | null;
  readonly makeKnown: () => Promise<void>;
}

interface Known {
  facts: readonly MeetingFact[];
  mine: ReadonlySet<string>;
}

/** Whether a Merge or ForEach was left, or nobody can come to it any more: then nothing follows from it, until somebody is tried again. */
function isOver(next: Advance, { meeting, facts }: Known & { meeting: string }): boolean {
  const place = parseMeeting(meeting);
  if (place.kind === 'run') return false;
  const isLeft = next.history.some(
    (entry) => entry.kind === 'step.finished' && entry.node === place.node && entry.exit !== 'Merged',
  );
  return isLeft || (place.kind === 'merge' && isSettled(facts, place.branch));
}

function keysOf(notes: readonly Noted[]): Set<string> {
  return new Set(notes.map(({ fact }) => factKey(fact)));
}
