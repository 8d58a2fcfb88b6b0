import { Injectable } from '@nestjs/common';
import { contactOf, type RunRef, type StartDue, type StoredEvent } from '@fanfare/contracts';
import { runIdOf, type Item, type Outbox } from '@fanfare/bus';
import { admits, type CompiledWorkflow, type Start } from '@fanfare/engine';
import { Evaluations, type Refused } from './evaluations.js';
import { withText } from './event-text.js';
import { GameplaysOfEvents } from './gameplays-of-events.js';
import { LaterStarts } from './schedules/later-starts.js';
import { Versions } from './versions.js';
import { ContactsOfEvents, type Asked } from './waits/contacts-of-events.js';

/** A run that an event starts. */
export interface Admitted {
  workflow: CompiledWorkflow;
  start: Start;
  /** The item that it came in, as it is on the wire. */
  line: string;
  /** The place of its event among all events, where it matters. */
  place?: number;
}

interface Candidate {
  workflow: CompiledWorkflow;
  event: StoredEvent;
  /** The event as text. */
  text: string;
  /** The item that it came in. */
  line: string;
}

/** Which runs a message of events starts, and about whom they are. */
@Injectable()
export class Admission {
  constructor(
    private readonly versions: Versions,
    private readonly contacts: ContactsOfEvents,
    private readonly gameplays: GameplaysOfEvents,
    private readonly later: LaterStarts,
    private readonly evaluations: Evaluations,
  ) {}

  /**
   * Every answer is a function of what is recorded (the events, their instant, contacts' records): a repeat gets the same.
   * Why others do not start goes into the outbox.
   */
  async admit(events: readonly Item<StoredEvent>[], storedAt: number, outbox: Outbox): Promise<Admitted[]> {
    const candidates: Candidate[] = [];
    for (const { head: event, line } of events) {
      for (const workflow of await this.versions.inForce(event, storedAt)) {
        candidates.push({ workflow, event, text: line, line });
      }
    }
    return this.among(candidates, storedAt, outbox);
  }

  /**
   * The run that waited for its date, as if its event came now: by the version in force at the date, if there is one,
   * and about the contact as it is then. A version that wants to wait longer does.
   */
  async admitDue(
    { workspace, workflow: id, dueAt }: StartDue,
    found: Omit<Candidate, 'workflow'>,
    outbox: Outbox,
  ): Promise<Admitted[]> {
    const workflow = await this.versions.inForceOf(workspace, id, dueAt);
    return workflow ? this.among([{ workflow, ...found }], dueAt, outbox) : [];
  }

  private async among(candidates: readonly Candidate[], at: number, outbox: Outbox): Promise<Admitted[]> {
    const admitted: Admitted[] = [];
    const wanted: Asked[] = [];
    const later: Promise<void>[] = [];
    const refused: Refused[] = [];
    for (const { workflow, event, text, line } of candidates) {
      const admission = admits(workflow, event);
      if (!admission.admitted) {
        refused.push({ workflow, event, at, because: admission.because });
        continue;
      }
      const run = runOf(workflow, event, at);
      if (admission.startsAt !== undefined && admission.startsAt > at) {
        later.push(this.later.arm(laterStart(run, admission.startsAt), text));
        continue;
      }
      const contact = contactOf(event);
      admitted.push({ workflow, start: { run, event: withText(event, text), contact: null }, line });
      if (contact) wanted.push({ run: run.id, workspace: event.workspaceId, at, contact });
    }
    this.evaluations.keep(outbox, refused);
    await Promise.all(later);
    const contacts = await this.contacts.resolve(wanted);
    for (const { start } of admitted) start.contact = contacts.get(start.run.id) ?? null;
    await this.gameplays.giveTo(admitted);
    return admitted;
  }
}

function laterStart({ id: run, workspace, workflow, version }: RunRef, dueAt: number): StartDue {
  return { workspace, workflow, run, version, dueAt };
}

function runOf({ info, tracked }: CompiledWorkflow, event: StoredEvent, storedAt: number): RunRef {
  return {
    id: runIdOf(event.workspaceId, info.id, event.id),
    workspace: event.workspaceId,
    workflow: info.id,
    version: info.version,
    mode: 'live',
    startedAt: storedAt,
    chain: [...(event.origin?.chain ?? []), info.id],
    ...(tracked && { tracked }),
  };
}
