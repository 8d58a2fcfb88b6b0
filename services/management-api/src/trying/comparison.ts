import { isFinished, type ContactSource, type PassedStep, type RunDocument, type WhatIf } from '@fanfare/contracts';
import type { LoggedEvent } from '@fanfare/bus';
import {
  recordedAnswers,
  replayRecorded,
  simulate,
  type CompiledWorkflow,
  type SimulateOptions,
} from '@fanfare/engine';
import { contactAfter } from './contact-after.js';
import { imaginedStart, type Imagined } from './imagined-start.js';
import type { Known } from './people.js';
import { Reentry } from './reentry.js';
import { sampleAnswers } from './sample-answers.js';
import { compiled, type Tryable } from './tryable.js';
import { count, VersionTally, type RunTaken } from './version-tally.js';

/** Contacts that are told of by name. */
const maxNamed = 100;
const maxTurns = 2_000;

type Counts = Pick<WhatIf, 'draft' | 'active' | 'contacts' | 'differ'>;

/** An event with all that is known of what it caused. */
export interface Happened extends LoggedEvent {
  known: Known;
  /** The run that it started, whichever version that had. */
  run: RunDocument | null;
}

/** One of the two versions that are compared. */
class Side {
  readonly workflow: CompiledWorkflow;
  readonly tally = new VersionTally();
  readonly reentry: Reentry;
  readonly sample;

  constructor(readonly tryable: Tryable) {
    this.workflow = compiled(tryable);
    this.reentry = new Reentry(this.workflow.settings);
    this.sample = sampleAnswers(tryable.actions);
  }

  imagine({ event, storedAt, known: { contact } }: Happened): Imagined {
    return imaginedStart(this.workflow, event, { storedAt, contact, mode: 'live' });
  }

  admits({ admission, start: { run, contact } }: Imagined): boolean {
    return admission.admitted && this.reentry.enter(contact?.id ?? null, run.startedAt);
  }
}

/**
 * Two versions over the same events. The draft is simulated. The other one did what its history says where it really ran,
 * and is simulated where it did not. Where a step of a simulation is one that really ran, the real answer is given.
 */
export class Comparison {
  private readonly draft: Side;
  private readonly active: Side;
  private recordedAnswers = 0;
  private sampledAnswers = 0;
  private recorded = 0;
  private reproduced = 0;
  private readonly notReproducible = new Map<string, number>();
  private readonly contacts = new Map<ContactSource, number>();
  private readonly differ: WhatIf['differ'] = {
    onlyDraft: 0,
    onlyActive: 0,
    otherPath: 0,
    contacts: [],
    truncated: false,
  };

  constructor(draft: Tryable, active: Tryable) {
    this.draft = new Side(draft);
    this.active = new Side(active);
  }

  add(happened: Happened): void {
    count(this.contacts, happened.known.as);
    const draft = this.draftRun(happened);
    const active = this.activeRun(happened);
    if (draft) this.draft.tally.add(draft);
    if (active) this.active.tally.add(active);
    this.compare(happened, draft, active);
  }

  result(): Counts {
    const { recordedAnswers, sampledAnswers, recorded, reproduced } = this;
    const known = (as: ContactSource) => this.contacts.get(as) ?? 0;
    return {
      draft: { version: this.draft.tryable.version, ...this.draft.tally.result(), recordedAnswers, sampledAnswers },
      active: {
        version: this.active.tryable.version,
        ...this.active.tally.result(),
        recorded,
        reproduced,
        notReproducible: Object.fromEntries(this.notReproducible),
      },
      contacts: { given: known('given'), recorded: known('recorded'), current: known('current'), new: known('new'), nobody: known('nobody') },
      differ: this.differ,
    }; // prettier-ignore
  }

  private draftRun(happened: Happened): RunTaken | null {
    const imagined = this.draft.imagine(happened);
    if (!this.draft.admits(imagined)) return null;
    return this.simulated(this.draft, imagined, happened.run, (isRecorded) => {
      if (isRecorded) this.recordedAnswers++;
      else this.sampledAnswers++;
    });
  }

  private activeRun(happened: Happened): RunTaken | null {
    const { run } = happened;
    const imagined = this.active.imagine(happened);
    const admitted = this.active.admits(imagined);
    const ran = run?.version === this.active.tryable.version ? run : null;
    if (ran && isFinished(ran.status)) return this.asItWas(imagined, ran);
    return admitted || ran ? this.simulated(this.active, imagined, run) : null;
  }

  private simulated(
    { workflow, sample }: Side,
    { start }: Imagined,
    run: RunDocument | null,
    answered: (isRecorded: boolean) => void = () => undefined,
  ): RunTaken {
    const recorded = recordedAnswers(run);
    const others: SimulateOptions = {
      event: recorded.event,
      ending: recorded.ending(workflow),
      called: (call) => recorded.called(call) ?? { exit: 'Success', output: {} },
      maxTurns,
    };
    const simulation = simulate(
      workflow,
      start,
      (command, service, contact) => {
        const answer = recorded.command(command);
        answered(answer !== null);
        if (!answer) return sample(command, service, contact);
        const after = contactAfter(command, answer, contact);
        return { ...answer, ...(after && { contact: after }) };
      },
      others,
    );
    return runTaken(simulation);
  }

  private asItWas({ start }: Imagined, document: RunDocument): RunTaken {
    const { workflow } = this.active;
    const replayed = { ...start, run: { ...start.run, startedAt: document.startedAt, mode: document.mode } };
    const replay = replayRecorded(workflow, replayed, document, contactAfter);
    this.recorded++;
    if (replay.reproduced) {
      this.reproduced++;
      return runTaken(replay.simulation);
    }
    count(this.notReproducible, replay.because);
    const left = document.steps.filter(({ exit, retryAt }) => exit !== '' && retryAt === undefined);
    const asked = left.filter(({ node, action }) => workflow.nodes.get(node)?.kind === 'action' || action === 'CallWorkflow'); // prettier-ignore
    return runTaken({ path: left, effects: asked });
  }

  private compare({ event, known }: Happened, draft: RunTaken | null, active: RunTaken | null): void {
    if (!draft && !active) return;
    if (draft && active && pathKey(draft.path) === pathKey(active.path)) return;
    if (draft && active) this.differ.otherPath++;
    else if (draft) this.differ.onlyDraft++;
    else this.differ.onlyActive++;
    if (this.differ.contacts.length >= maxNamed) {
      this.differ.truncated = true;
      return;
    }
    const contact = known.contact?.id ?? null;
    this.differ.contacts.push({ contact, event: event.id, draft: draft?.path ?? null, active: active?.path ?? null });
  }
}

function runTaken({
  path,
  effects,
}: {
  path: readonly PassedStep[];
  effects: readonly { action: string }[];
}): RunTaken {
  return {
    path: path.map(({ branch, node, exit }) => ({ branch, node, exit })),
    effects: effects.map(({ action }) => action),
  };
}

/** Branches run side by side: which of two steps on different ones was first is no difference. */
function pathKey(path: readonly PassedStep[]): string {
  return path
    .map(({ branch, node, exit }) => `${branch} ${node} ${exit}`)
    .toSorted()
    .join('\n');
}
