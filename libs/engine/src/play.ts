import type { HistoryEntry, RunRef, StepResult, StoredEvent, Token } from '@fanfare/contracts';
import { advance, arrive, begin, lateResult, type Start } from './advance.js';
import { Agenda } from './agenda.js';
import type { CompiledWorkflow } from './compile.js';
import { ended } from './endings.js';
import { applyHistory } from './fold-run.js';
import { gather } from './gather.js';
import { factKey, parseMeeting, type MeetingFact, type Noted } from './meeting.js';
import type { Advance, Call, Ending, Issue, Timer, Wait } from './results.js';

/** Everything that a run meets outside of the engine. `null` is always: nothing, and nothing will come. */
export interface World {
  /** What a service answers. `now` is when it is asked, in ms; a step that is tried again was issued earlier. */
  result(issue: Issue, now: number): StepResult | null;
  /** What comes of a workflow that the run calls and waits for. */
  called(call: Call): StepResult | null;
  /** The event that a step waited for, and when it came. */
  event(wait: Wait): { event: StoredEvent; at: number } | null;
  /** Whether the time of a timer comes. */
  passes(timer: Timer): boolean;
  /** Whether a branch that has come to where any will do is the one that goes on; null: if it comes first. */
  goesOn(token: Token): boolean | null;
  /** How somebody ends the run from outside. */
  readonly ending: Ending | null;
}

/** A run as it was played. */
export interface Played {
  readonly history: readonly HistoryEntry[];
  readonly issued: readonly Issue[];
  readonly calls: readonly Call[];
  /** True when it was not played to its end because it took too many turns. */
  readonly cutShort: boolean;
}

/** Something that happens. Late: the run has ended meanwhile. */
type Happening = (late: boolean) => Advance | null;

const defaultMaxTurns = 20_000;

/** Plays a run in virtual time: what is due first happens first, and no time passes between. Pure, if the world is. */
export function play(workflow: CompiledWorkflow, start: Start, world: World, maxTurns = defaultMaxTurns): Played {
  const run = new PlayedRun(workflow, start.run, world);
  if (world.ending) run.endFromOutside(world.ending);
  run.take(begin(workflow, start), start.from ?? start.run.startedAt);
  for (let turns = 0; turns < maxTurns; turns++) if (!run.goOn()) return run;
  run.cutShort = true;
  return run;
}

/** A run that is being played, and all that the orchestrator would keep of it. */
class PlayedRun implements Played {
  readonly history: HistoryEntry[] = [];
  readonly issued: Issue[] = [];
  readonly calls: Call[] = [];
  cutShort = false;
  private readonly agenda = new Agenda<Happening>();
  private readonly facts = new Map<string, MeetingFact[]>();
  /** Branches that came to where another goes on that has not come yet, by meeting. */
  private readonly behind = new Map<string, MeetingFact[]>();
  /** Steps whose wait for an event is over, by the event or by the time: whichever came first. */
  private readonly waited = new Set<string>();
  private hasEnded = false;

  constructor(
    private readonly workflow: CompiledWorkflow,
    private readonly run: RunRef,
    private readonly world: World,
  ) {}

  /** The next thing happens. False when there is none. */
  goOn(): boolean {
    const next = this.agenda.next();
    if (!next) return false;
    const made = next.item(this.hasEnded);
    if (made) this.take(made, next.at);
    return true;
  }

  /** Takes in what the engine said, as the orchestrator would. The one place that knows all of an Advance. */
  take(made: Advance, now: number): void {
    const {
      commands,
      timers,
      waits,
      calls,
      notes,
      history,
      ending,
      finished: _finished,
      failures: _failures,
      ...others
    } = made;
    others satisfies Record<string, never>;
    this.history.push(...history);
    this.note(notes, now);
    for (const issue of commands) this.ask(issue, now);
    for (const timer of timers) this.arm(timer);
    for (const wait of waits) this.await(wait);
    for (const call of calls) this.call(call);
    this.hasEnded ||= ending !== null;
  }

  endFromOutside(ending: Ending): void {
    this.agenda.plan(ending.at, (late) => (late ? null : ended(this.run, ending)));
  }

  private ask(issue: Issue, now: number): void {
    this.issued.push(issue);
    const result = this.world.result(issue, now);
    if (!result) return;
    this.agenda.plan(result.finishedAt, (late) =>
      late ? lateResult(this.workflow, issue.token, result) : advance(this.workflow, issue.token, result),
    );
  }

  private arm(timer: Timer): void {
    const { dueAt, token, fired, stepId } = timer;
    if (!this.world.passes(timer)) return;
    this.agenda.plan(dueAt, (late) => {
      if (late || (fired.reason === 'timeout' && !this.endsWait(stepId))) return null;
      if (fired.reason === 'deadline') return this.deadline(dueAt);
      return advance(this.workflow, token, fired);
    });
  }

  private await(wait: Wait): void {
    const found = this.world.event(wait);
    if (!found) return;
    this.agenda.plan(found.at, (late) => {
      const made = late ? null : arrive(this.workflow, wait.token, found.event, found.at);
      return made && this.endsWait(wait.stepId) ? made : null;
    });
  }

  private endsWait(stepId: string): boolean {
    return this.waited.size < this.waited.add(stepId).size;
  }

  private call(call: Call): void {
    this.calls.push(call);
    const result = call.waits ? this.world.called(call) : null;
    if (!result) return;
    this.agenda.plan(result.finishedAt, (late) => (late ? null : advance(this.workflow, call.token, result)));
  }

  private deadline(at: number): Advance | null {
    const isOver = (applyHistory(null, this.history)?.finishedAt ?? null) !== null;
    return isOver ? null : ended(this.run, { at, status: 'Failed', reason: { kind: 'deadline' } });
  }

  /** Keeps who has come to which meeting; what that decides happens now. */
  private note(notes: readonly Noted[], now: number): void {
    for (const [meeting, noted] of Map.groupBy(notes, (note) => note.meeting)) {
      const facts = this.facts.get(meeting) ?? [];
      const heard = this.inTurn(meeting, noted.map(({ fact }) => fact)); // prettier-ignore
      facts.push(...heard);
      this.facts.set(meeting, facts);
      // Who waits for the end of a whole run is outside of it.
      if (parseMeeting(meeting).kind === 'run') continue;
      const known = { meeting, facts: [...facts], mine: new Set(heard.map(factKey)) };
      this.agenda.plan(now, (late) => (late ? null : gather(this.workflow, this.run, known)));
    }
  }

  /** Who came first was decided by whose coming was recorded first, which the instants of a history need not show. */
  private inTurn(meeting: string, facts: MeetingFact[]): MeetingFact[] {
    const goesOn = (fact: MeetingFact) => (fact.kind === 'arrived' && isOfAny(this.workflow, fact.token) ? this.world.goesOn(fact.token) : null); // prettier-ignore
    const behind = this.behind.get(meeting) ?? [];
    if (!facts.some((fact) => goesOn(fact) !== null)) return facts;
    const first = facts.filter((fact) => goesOn(fact) !== false);
    const others = facts.filter((fact) => goesOn(fact) === false);
    const hasGoneOn = [...(this.facts.get(meeting) ?? []), ...first].some((fact) => goesOn(fact) === true);
    this.behind.set(meeting, hasGoneOn ? [] : [...behind, ...others]);
    return hasGoneOn ? [...first, ...behind, ...others] : first;
  }
}

function isOfAny({ nodes }: CompiledWorkflow, { node }: Token): boolean {
  const found = nodes.get(node);
  return found?.kind === 'logic' && found.logic.waitsFor === 'any';
}
