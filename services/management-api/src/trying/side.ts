import { isFinished, type RunDocument } from '@fanfare/contracts';
import type { LoggedEvent } from '@fanfare/bus';
import { replayRecorded, type AnswerCommand, type CompiledWorkflow } from '@fanfare/engine';
import { contactAfter } from './contact-after.js';
import { imagineRun } from './imagined-run.js';
import { imaginedStart, type Imagined } from './imagined-start.js';
import type { LaterEvents } from './later-events.js';
import type { Known } from './people.js';
import { Reentry } from './reentry.js';
import { sampleAnswers } from './sample-answers.js';
import { compiled, type Tryable } from './tryable.js';
import { Turns } from './turns.js';
import { count, VersionTally, type RunTaken } from './version-tally.js';

/** An event with all that is known of what it caused. */
export interface Happened extends LoggedEvent {
  known: Known;
  /** The run that it started, whichever version that had. */
  run: RunDocument | null;
}

/** One of the two versions that are compared, and what it does. */
export class Side {
  readonly version: number | null;
  readonly workflow: CompiledWorkflow;
  readonly tally = new VersionTally();
  readonly notReproducible = new Map<string, number>();
  recorded = 0;
  reproduced = 0;
  recordedAnswers = 0;
  sampledAnswers = 0;
  private readonly reentry: Reentry;
  private readonly turns: Turns;
  private readonly sample: AnswerCommand;

  constructor(tryable: Tryable) {
    this.version = tryable.version;
    this.workflow = compiled(tryable);
    this.reentry = new Reentry(this.workflow.settings);
    this.turns = new Turns(this.workflow.settings);
    this.sample = sampleAnswers(tryable.actions);
  }

  /** What it would do with an event. */
  imagined(happened: Happened, later: LaterEvents): RunTaken | null {
    const imagined = this.imagine(happened);
    return this.admits(imagined) ? this.simulated(imagined, happened, later) : null;
  }

  /** What it did with an event, where it really ran; else what it would have done. */
  asItWas(happened: Happened, later: LaterEvents): RunTaken | null {
    const imagined = this.imagine(happened);
    const admitted = this.admits(imagined);
    const ran = happened.run?.version === this.version ? happened.run : null;
    if (ran && isFinished(ran.status)) return this.taken(this.replayed(imagined, ran));
    return admitted || ran ? this.simulated(imagined, happened, later) : null;
  }

  private imagine({ event, storedAt, known: { contact } }: Happened): Imagined {
    return imaginedStart(this.workflow, event, { storedAt, contact, mode: 'live' });
  }

  private admits({ admission, start: { run, contact } }: Imagined): boolean {
    return admission.admitted && this.reentry.enter(contact?.id ?? null, run.startedAt);
  }

  private simulated({ start }: Imagined, { run, known }: Happened, later: LaterEvents): RunTaken {
    const basis = { run, later, contactIsKnown: known.as !== 'new', sample: this.sample };
    const { simulation, assumed, recordedAnswers, sampledAnswers } = imagineRun(this.workflow, start, basis);
    this.recordedAnswers += recordedAnswers;
    this.sampledAnswers += sampledAnswers;
    const waits = this.turns.take(start.contact?.id ?? null, start.run.startedAt, simulation.endedAt);
    return this.taken(runTaken(simulation, waits ? [...assumed, 'turns'] : [...assumed]));
  }

  private replayed({ start }: Imagined, document: RunDocument): RunTaken {
    const { workflow } = this;
    const replayed = { ...start, run: { ...start.run, startedAt: document.startedAt, mode: document.mode } };
    this.turns.take(start.contact?.id ?? null, document.startedAt, document.finishedAt ?? document.startedAt);
    this.recorded++;
    const replay = replayRecorded(workflow, replayed, document, contactAfter);
    if (replay.reproduced) {
      this.reproduced++;
      return runTaken(replay.simulation);
    }
    count(this.notReproducible, replay.because);
    const left = document.steps.filter(({ exit, retryAt }) => exit !== '' && retryAt === undefined);
    const asked = left.filter(({ node, action }) => workflow.nodes.get(node)?.kind === 'action' || action === 'CallWorkflow'); // prettier-ignore
    return runTaken({ path: left, effects: asked });
  }

  private taken(run: RunTaken): RunTaken {
    this.tally.add(run);
    return run;
  }
}

function runTaken(
  { path, effects }: { path: readonly RunTaken['path'][number][]; effects: readonly { action: string }[] },
  assumed: RunTaken['assumed'] = [],
): RunTaken {
  return {
    path: path.map(({ branch, node, exit }) => ({ branch, node, exit })),
    effects: effects.map(({ action }) => action),
    assumed,
  };
}
