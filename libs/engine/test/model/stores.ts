import type { RunRef, StepCommand, StepResult, StoredEvent } from '@fanfare/contracts';
import { factKey, type MeetingFact, type Noted, type Wait } from '../../src/index.js';

/** What was done for a step, and what came of it. */
interface Attempt {
  readonly command: StepCommand;
  readonly result: StepResult;
}

/** What services record, in the same write as the effect: of each attempt the first outcome is everybody's. */
export class Ledger {
  readonly attempts = new Map<string, Attempt>();
  /** Commands for one step that ask for different things, by step. */
  readonly contradictions = new Map<string, string>();
  private readonly asked = new Map<string, string>();

  /** Notes what is asked. It must be the same in every attempt and every repeat. */
  ask({ attempt: _attempt, ...command }: StepCommand): void {
    const text = JSON.stringify(command);
    const known = this.asked.get(command.stepId);
    if (known === undefined) this.asked.set(command.stepId, text);
    else if (known !== text) this.contradictions.set(command.stepId, `${known} and ${text}`);
  }

  of(stepId: string, attempt: number): StepResult | undefined {
    return this.attempts.get(`${stepId}#${attempt}`)?.result;
  }

  /** What came of the last attempt: the one that the history keeps. */
  lastOf(stepId: string): StepResult | undefined {
    const attempts = [...this.attempts.values()].filter(({ command }) => command.stepId === stepId);
    return attempts.sort((a, b) => b.command.attempt - a.command.attempt)[0]?.result;
  }

  /** The steps that were done for good, once for each time. */
  effects(): string[] {
    return [...this.attempts.values()]
      .filter(({ result }) => result.outcome.error === undefined)
      .map(({ command }) => command.stepId);
  }

  record(command: StepCommand, result: StepResult): void {
    this.attempts.set(`${command.stepId}#${command.attempt}`, { command, result });
  }
}

/** The facts of meetings, as text: each recorded once, in one order that everybody sees. */
export class Meetings {
  readonly all = new Map<string, Map<string, string>>();
  /** Facts that were brought again and said something else, by meeting. */
  readonly contradictions = new Map<string, string>();

  record({ meeting, fact }: Noted): void {
    const facts = this.all.get(meeting) ?? new Map<string, string>();
    this.all.set(meeting, facts);
    const text = JSON.stringify(fact);
    const known = facts.get(factKey(fact));
    if (known === undefined) facts.set(factKey(fact), text);
    // A run may be ended by several; the first one counts.
    else if (known !== text && fact.kind !== 'ended') this.contradictions.set(meeting, `${known} and ${text}`);
  }

  of(meeting: string): MeetingFact[] {
    return [...(this.all.get(meeting)?.values() ?? [])].map((text) => JSON.parse(text) as MeetingFact);
  }
}

interface StoredWait {
  readonly wait: Wait;
  /** The id of the event, or `timeout`. */
  endedBy: string | null;
}

/** Who waits for which event: of an event and the time, whichever is recorded first has ended the wait. */
export class Waits {
  private readonly open = new Map<string, StoredWait>();
  /** By what each has ended. A run that ended as a whole may wait again, when a repeat says so, and be met by something else. */
  readonly ends = new Map<string, Set<string>>();

  add(wait: Wait): void {
    if (this.open.has(wait.stepId)) return;
    this.open.set(wait.stepId, { wait: JSON.parse(JSON.stringify(wait)) as Wait, endedBy: null });
  }

  find(event: string): StoredWait[] {
    return [...this.open.values()].filter(({ wait }) => wait.event === event);
  }

  /** Whether the wait is ended by just that, now or since an earlier try. */
  end(stepId: string, by: string): boolean {
    const stored = this.open.get(stepId);
    if (!stored) return false;
    stored.endedBy ??= by;
    if (stored.endedBy !== by) return false;
    this.ends.set(stepId, (this.ends.get(stepId) ?? new Set()).add(by));
    return true;
  }

  endOf(run: string): void {
    for (const [stepId, { wait }] of this.open) if (wait.token.run.id === run) this.open.delete(stepId);
  }

  stillOpen(): Wait[] {
    return [...this.open.values()].flatMap(({ wait, endedBy }) => (endedBy === null ? [wait] : []));
  }
}

/** Events that somebody may be about to wait for. */
export class RecentEvents {
  private readonly events = new Map<string, { event: StoredEvent; storedAt: number }>();

  add(event: StoredEvent, storedAt: number): void {
    this.events.set(event.id, { event, storedAt });
  }

  get(id: string): { event: StoredEvent; storedAt: number } | undefined {
    return this.events.get(id);
  }

  find(type: string): { event: StoredEvent; storedAt: number }[] {
    return [...this.events.values()].filter(({ event }) => event.type === type).sort((a, b) => a.storedAt - b.storedAt);
  }
}

interface TrackedRun {
  readonly run: RunRef;
  readonly contact: string | null;
  readonly caller: string | null;
  isOver: boolean;
}

/** The runs whose end somebody wants to know, while they last. */
export class TrackedRuns {
  private readonly runs = new Map<string, TrackedRun>();

  /** `caller`: the run that called it, and waits for it. */
  add(run: RunRef, contact: string | null, caller: string | null): void {
    if (run.tracked && !this.runs.has(run.id)) this.runs.set(run.id, { run, contact, caller, isOver: false });
  }

  calledBy(caller: string): RunRef[] {
    return [...this.runs.values()].flatMap((one) => (one.caller === caller && !one.isOver ? [one.run] : []));
  }

  get(id: string): RunRef | undefined {
    return this.runs.get(id)?.run;
  }

  /** It is under way once more. */
  again(id: string): void {
    const known = this.runs.get(id);
    if (known) known.isOver = false;
  }

  /** Those of which nobody has heard yet that they are over. */
  lasting(): string[] {
    return [...this.runs.values()].flatMap(({ run, isOver }) => (isOver ? [] : [run.id]));
  }

  ofContact(contact: string): RunRef[] {
    return [...this.runs.values()].flatMap((one) => (one.contact === contact && !one.isOver ? [one.run] : []));
  }

  over(id: string): void {
    const known = this.runs.get(id);
    if (known) known.isOver = true;
  }
}
