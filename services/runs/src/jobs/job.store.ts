import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { RunJob } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import { jobIndexes } from '../indexes.js';
import type { Cursor } from '../runs/cursor.js';

/** Where a job is: how often it went through the runs before, and behind which run it goes on. */
interface JobPlace {
  pass: number;
  after: Cursor | null;
  /** Whether everything that had happened when it began is among the runs of this pass. */
  isLast: boolean;
}

/** A job as it is worked at. */
export interface Job extends Omit<RunJob, 'done' | 'refused' | 'refusals'> {
  place: JobPlace;
  /** Until then nobody else works at it, or it has nothing to do. */
  until: number;
}

interface StoredJob {
  _id: string;
  workspace: string;
  status: Job['status'];
  startedAt: number;
  until: number;
  /** The rest as one text: a filter holds whatever people look for. */
  json: string;
}

const schema = new Schema<StoredJob>(
  { _id: String, workspace: String, status: String, startedAt: Number, until: Number, json: String },
  { collection: 'run_jobs', versionKey: false, strictQuery: 'throw' },
);
for (const index of jobIndexes) schema.index(index);

/** The jobs, each worked at by one replica at a time. */
@Injectable()
export class JobStore implements OnModuleInit {
  private readonly model: Model<StoredJob>;
  private readonly jobs;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredJob>('RunJob', schema);
    this.jobs = connection.collection<StoredJob>('run_jobs');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** Adds a job, unless it is there. */
  async add(job: Job): Promise<void> {
    await insertNew(this.jobs, [stored(job)]);
  }

  async find(workspace: string, id: string): Promise<Job | null> {
    const found = await this.jobs.findOne({ _id: id });
    return found?.workspace === workspace ? jobOf(found) : null;
  }

  /** Newest first. */
  async list(workspace: string, limit: number): Promise<Job[]> {
    const found = await this.model.find({ workspace }).sort({ startedAt: -1 }).limit(limit).lean<StoredJob[]>();
    return found.map(jobOf);
  }

  /** A job that waits for somebody to work at it; nobody else gets it until then. */
  async take(now: number, until: number): Promise<Job | null> {
    const filter = { status: 'Running' as const, until: { $lte: now } };
    const found = await this.jobs.findOneAndUpdate(filter, { $set: { until } }, { returnDocument: 'after' });
    return found && jobOf(found);
  }

  /** Keeps what was done, for whoever has the job until then. False when a person stopped it, or another one has it. */
  async keep(job: Job, until: number): Promise<boolean> {
    const { _id, ...fields } = stored({ ...job, until });
    const kept = await this.jobs.updateOne({ _id, status: 'Running', until: job.until }, { $set: fields });
    return kept.matchedCount === 1;
  }

  async stop(workspace: string, id: string, now: number): Promise<Job | null> {
    const job = await this.find(workspace, id);
    if (job?.status !== 'Running') return job;
    const stopped: Job = { ...job, status: 'Stopped', finishedAt: now, waitsFor: null };
    const { _id, ...fields } = stored(stopped);
    await this.jobs.updateOne({ _id, status: 'Running' }, { $set: fields });
    return this.find(workspace, id);
  }
}

function stored({ id: _id, workspace, status, startedAt, until, ...rest }: Job): StoredJob {
  return { _id, workspace, status, startedAt, until, json: JSON.stringify(rest) };
}

function jobOf({ _id: id, json, ...fields }: StoredJob): Job {
  return { ...(JSON.parse(json) as Omit<Job, keyof StoredJob | 'id'>), ...fields, id };
}
