import type { Assumption, RunDocument } from '@fanfare/contracts';
import {
  recordedAnswers,
  simulate,
  type AnswerCommand,
  type CompiledWorkflow,
  type Ending,
  type RecordedAnswers,
  type Simulation,
  type Start,
} from '@fanfare/engine';
import { contactAfter } from './contact-after.js';
import type { LaterEvents } from './later-events.js';

const maxTurns = 2_000;

/** What a run that is only thought of rests on. */
export interface Basis {
  /** The run that the same event really started, whichever version that had. */
  readonly run: RunDocument | null;
  readonly later: LaterEvents;
  /** Whether contacts knows whom it is about. */
  readonly contactIsKnown: boolean;
  /** Answers what nothing was recorded of. */
  readonly sample: AnswerCommand;
}

export interface ImaginedRun {
  readonly simulation: Simulation;
  readonly assumed: ReadonlySet<Assumption>;
  readonly recordedAnswers: number;
  readonly sampledAnswers: number;
}

/**
 * Plays a run with what really happened, where that is recorded: the answers of the same steps, and the events about its
 * contact that it waits for or ends by. What had to be taken for granted is told.
 */
export function imagineRun(workflow: CompiledWorkflow, start: Start, basis: Basis): ImaginedRun {
  const { run, later, sample } = basis;
  const recorded = recordedAnswers(run);
  const assumed = new Set<Assumption>();
  let [known, sampled] = [0, 0];
  const ending = endingOf(workflow, start, recorded, later);
  const simulation = simulate(
    workflow,
    start,
    (command, service, contact) => {
      const answer = recorded.command(command);
      if (answer) known++;
      else sampled++;
      if (!answer) return sample(command, service, contact);
      const after = contactAfter(command, answer, contact);
      return { ...answer, ...(after && { contact: after }) };
    },
    {
      event(wait) {
        const met = later.meeting(workflow, wait);
        if (met) return met;
        const really = recorded.event(wait);
        if (really && !later.knows(really.event.id)) return really;
        for (const one of unknownUntil(wait.until, basis)) assumed.add(one);
        return null;
      },
      called(call) {
        const answer = recorded.called(call);
        if (!answer) assumed.add('calledWorkflow');
        return answer ?? { exit: 'Success', output: {} };
      },
      ending,
      maxTurns,
    },
  );
  if (simulation.cutShort) assumed.add('cutShort');
  if (workflow.endings.length > 0 && start.contact && !ending) {
    for (const one of unknownUntil(simulation.endedAt, basis)) assumed.add(one);
  }
  return { simulation, assumed, recordedAnswers: known, sampledAnswers: sampled };
}

/** The first thing that ends it from outside. What the log knows of the event that really did, it knows better than the name of a rule. */
function endingOf(
  workflow: CompiledWorkflow,
  { run, contact }: Start,
  recorded: RecordedAnswers,
  later: LaterEvents,
): Ending | null {
  const byEvent = contact && later.ending(workflow, contact.id, run.startedAt);
  const really = recorded.ending(workflow);
  if (!really || (really.reason.event !== undefined && later.knows(really.reason.event))) return byEvent;
  return byEvent && byEvent.at <= really.at ? byEvent : really;
}

/** Why it is not known that no event came until an instant. */
function* unknownUntil(instant: number, { later, contactIsKnown }: Basis): Generator<Assumption> {
  if (!contactIsKnown) yield 'contactUnknown';
  if (!later.complete) yield 'eventsNotRead';
  if (instant > later.until) yield 'eventMayCome';
}
