import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schema, type Connection, type Model } from 'mongoose';
import type { RunDocument } from '@fanfare/contracts';
import { insertNew, MONGO } from '@fanfare/chassis';
import { noticeIndex } from '../indexes.js';

/** A failure of which somebody is to be told. */
export interface Notice {
  id: string;
  run: string;
  failedAt: number;
  /** When it was noted, which is before the run is stored as failed. */
  notedAt: number;
}

interface StoredNotice extends Omit<Notice, 'id'> {
  _id: string;
  workflow: string;
}

/** The workflow of a workspace of which somebody is told, and when next. */
export interface NoticeGroup {
  /** `workspace/workflow`. */
  id: string;
  nextAt: number;
}

interface StoredGroup {
  _id: string;
  nextAt: number;
}

const never = Number.MAX_SAFE_INTEGER;

const schema = new Schema<StoredNotice>(
  { _id: String, workflow: String, run: String, failedAt: Number, notedAt: Number },
  { collection: 'failure_notices', versionKey: false, strictQuery: 'throw' },
);
schema.index(noticeIndex);

/** The failures of which nobody has been told, in groups of which people are told together. */
@Injectable()
export class NoticeStore implements OnModuleInit {
  private readonly model: Model<StoredNotice>;
  private readonly notices;
  private readonly groups;

  constructor(@Inject(MONGO) connection: Connection) {
    this.model = connection.model<StoredNotice>('FailureNotice', schema);
    this.notices = connection.collection<StoredNotice>('failure_notices');
    this.groups = connection.collection<StoredGroup>('failure_notice_groups');
  }

  async onModuleInit(): Promise<void> {
    await this.model.createIndexes();
  }

  /** A run that failed at an instant is noted once. */
  async add(failed: readonly RunDocument[]): Promise<void> {
    const notices = failed.map(({ id: run, workspace, workflow, finishedAt }) => {
      const failedAt = finishedAt ?? 0;
      return { _id: `${run}/${failedAt}`, workflow: `${workspace}/${workflow}`, run, failedAt, notedAt: Date.now() };
    });
    if (notices.length === 0) return;
    await insertNew(this.notices, notices);
    const groups = [...new Set(notices.map(({ workflow }) => workflow))];
    await insertNew(
      this.groups,
      groups.map((_id) => ({ _id, nextAt: 0 })),
    );
    await this.wake(groups);
  }

  /** A group whose turn it is; nobody else gets it until then. */
  async take(now: number, until: number, after: string): Promise<NoticeGroup | null> {
    const taken = await this.groups.findOneAndUpdate(
      { _id: { $gt: after }, nextAt: { $lte: now } },
      { $set: { nextAt: until } },
      { sort: { _id: 1 } },
    );
    return taken && { id: taken._id, nextAt: until };
  }

  /** Oldest first. */
  async of(group: string, limit: number): Promise<Notice[]> {
    const found = await this.model.find({ workflow: group }).sort({ failedAt: 1 }).limit(limit).lean<StoredNotice[]>();
    return found.map(({ _id, workflow: _of, ...notice }) => ({ id: _id, ...notice }));
  }

  async told(ids: readonly string[]): Promise<void> {
    await this.notices.deleteMany({ _id: { $in: [...ids] } });
  }

  /** Nobody is told any more of what was noted before. */
  async forget(group: string, notedBefore: number): Promise<void> {
    await this.notices.deleteMany({ workflow: group, notedAt: { $lt: notedBefore } });
  }

  /** There is nothing to tell of the group until something is noted. */
  async idle(group: NoticeGroup): Promise<void> {
    await this.rest(group, never);
    // Somebody may have noted something while it was still ours.
    if ((await this.of(group.id, 1)).length > 0) await this.wake([group.id]);
  }

  private async wake(groups: readonly string[]): Promise<void> {
    await this.groups.updateMany({ _id: { $in: [...groups] }, nextAt: never }, { $set: { nextAt: 0 } });
  }

  /** When people may be told of the group again. */
  async rest({ id: _id, nextAt }: NoticeGroup, until: number): Promise<void> {
    await this.groups.updateOne({ _id, nextAt }, { $set: { nextAt: until } });
  }
}
