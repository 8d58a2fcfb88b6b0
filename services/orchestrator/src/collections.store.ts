import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Collection, type Connection } from 'mongoose';
import { MONGO } from '@fanfare/chassis';

/** The facts of a meeting, in the order in which they were recorded. `_id`: the meeting's. */
export interface StoredMeeting {
  _id: string;
  /** `key` says which fact it is; `fact` is JSON. */
  facts: { key: string; fact: string }[];
  /** Since when nothing more can follow from it; null while something may. */
  decidedAt: number | null;
}

/** A step that waits for an event. `_id`: the step's. */
export interface StoredWait {
  _id: string;
  run: string;
  /** Workspace, contact and kind of event: what an event is looked up by. */
  key: string;
  since: number;
  until: number;
  /** The token as it travels. */
  token: string;
  /** What ended the wait: an event's id, or `timeout`. Null while it lasts. */
  endedBy: string | null;
}

/** An event that somebody might be about to wait for. `_id`: workspace and event. */
export interface StoredEventText {
  _id: string;
  key: string;
  storedAt: number;
  /** Its place among all events. */
  place: number;
  /** The event as it came. */
  text: string;
}

/** What a contact has had of a workflow. `_id`: workspace, workflow and contact. */
export interface StoredEntry {
  _id: string;
  /** How often it was replaced: the guard against a lost update. */
  rev: number;
  /** JSON of an Entry. */
  entry: string;
}

/** A run that waits for its turn. `_id`: the run's. */
export interface StoredStart {
  _id: string;
  /** JSON of its RunRef. */
  ref: string;
  /** The event that starts it, as it came. */
  event: string;
  at: number;
}

/** A message of a workflow that is held. `_id`: a hash of it, so that the same one is kept once. */
export interface StoredHeld {
  _id: string;
  run: string;
  /** Workspace and workflow. */
  key: string;
  subject: string;
  /** As it is on the wire. */
  line: string;
}

/** A run whose end somebody wants to know. `_id`: the run's. */
export interface StoredRun {
  _id: string;
  /** Who it is about: needed when it is over, also by a repeat. */
  contact: string | null;
  /** Since when it is over; null while it lasts. */
  overAt: number | null;
  /** Workspace and contact. Null: about nobody. */
  key: string | null;
  workflow: string;
  /** The place of its event among all events; null when none of those started it. */
  place: number | null;
  /** The run that called it, and waits for it. */
  caller: string | null;
  /** JSON of its RunRef. */
  ref: string;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const options = { versionKey: false, minimize: false } as const;

const meetingSchema = new Schema(
  { _id: text, facts: [{ _id: false, key: text, fact: text }], decidedAt: { type: Number, default: null } },
  { collection: 'meetings', ...options },
);

const waitSchema = new Schema(
  {
    _id: text,
    run: text,
    key: text,
    since: number,
    until: number,
    token: text,
    endedBy: { type: String, default: null },
  },
  { collection: 'waits', ...options },
);
waitSchema.index({ key: 1 });
waitSchema.index({ run: 1 });

const eventSchema = new Schema(
  { _id: text, key: text, storedAt: number, place: number, text },
  { collection: 'recent_events', ...options },
);
eventSchema.index({ key: 1 });

const runSchema = new Schema(
  {
    _id: text,
    contact: { type: String, default: null },
    overAt: { type: Number, default: null },
    key: { type: String, default: null },
    workflow: text,
    place: { type: Number, default: null },
    caller: { type: String, default: null },
    ref: text,
  },
  { collection: 'tracked_runs', ...options },
);
runSchema.index({ key: 1 });
runSchema.index({ caller: 1 });

const entrySchema = new Schema({ _id: text, rev: number, entry: text }, { collection: 'entries', ...options });
// The guard of every replacement; see the note on the embedded database below.
entrySchema.index({ _id: 1, rev: 1 }, { unique: true });

const heldSchema = new Schema(
  { _id: text, run: text, key: text, subject: text, line: text },
  { collection: 'held', ...options },
);
heldSchema.index({ run: 1 });
heldSchema.index({ key: 1 });

const startSchema = new Schema(
  { _id: text, ref: text, event: text, at: number },
  { collection: 'queued_starts', ...options },
);

/**
 * What the orchestrator keeps: of runs that wait for something else than a time or an answer. A run that does neither
 * costs no database write. Each look-up goes by one field, because the embedded database uses an index for nothing else.
 */
@Injectable()
export class Collections implements OnModuleInit {
  readonly meetings: Collection<StoredMeeting>;
  readonly waits: Collection<StoredWait>;
  readonly events: Collection<StoredEventText>;
  readonly runs: Collection<StoredRun>;
  readonly entries: Collection<StoredEntry>;
  readonly starts: Collection<StoredStart>;
  readonly held: Collection<StoredHeld>;

  constructor(@Inject(MONGO) private readonly connection: Connection) {
    this.meetings = connection.collection('meetings');
    this.waits = connection.collection('waits');
    this.events = connection.collection('recent_events');
    this.runs = connection.collection('tracked_runs');
    this.entries = connection.collection('entries');
    this.starts = connection.collection('queued_starts');
    this.held = connection.collection('held');
  }

  async onModuleInit(): Promise<void> {
    const models = [
      this.connection.model('Meeting', meetingSchema),
      this.connection.model('Wait', waitSchema),
      this.connection.model('RecentEvent', eventSchema),
      this.connection.model('TrackedRun', runSchema),
      this.connection.model('Entry', entrySchema),
      this.connection.model('QueuedStart', startSchema),
      this.connection.model('Held', heldSchema),
    ];
    for (const model of models) await model.createIndexes();
  }
}
