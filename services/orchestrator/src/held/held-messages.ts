import { hash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RunRef } from '@fanfare/contracts';
import { Bus, decodeFrame, Outbox } from '@fanfare/bus';
import { insertNew, Log } from '@fanfare/chassis';
import { Collections } from '../collections.store.js';
import { Versions } from '../versions.js';

type Workflow = Pick<RunRef, 'workspace' | 'workflow'>;

/** A message and the run that it is of. */
export interface Held {
  of: Workflow & Pick<RunRef, 'id'>;
  subject: string;
  line: string;
}

/** Messages published again at once. */
const pageSize = 400;

/** What came for runs of a workflow that is held. When it is resumed, all of it comes again as it was. */
@Injectable()
export class HeldMessages implements OnModuleInit {
  constructor(
    private readonly collections: Collections,
    private readonly versions: Versions,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    // Also what a crash left behind: whatever is held of a workflow that is not comes again.
    this.versions.onReleased((workspace, workflow) => this.releaseSoon({ workspace, workflow }));
  }

  async keep(held: readonly Held[]): Promise<void> {
    if (held.length === 0) return;
    const documents = held.map(({ of, subject, line }) => {
      return { _id: hash('sha256', `${subject}\n${line}`, 'base64url'), run: of.id, key: keyOf(of), subject, line };
    });
    await insertNew(this.collections.held, documents);
    // Whoever was resumed while this was being kept must not wait for the next time.
    for (const { of } of held) if (!this.versions.isHeld(of)) await this.release(of);
  }

  /** The runs, of those named, of which something is held. */
  async holding(runs: readonly string[]): Promise<Set<string>> {
    const found = this.collections.held.find({ run: { $in: [...runs] } }, { projection: { run: 1 } });
    return new Set((await found.toArray()).map(({ run }) => run));
  }

  private releaseSoon(of: Workflow): void {
    this.release(of).catch((err: unknown) => {
      // It stays held; the next start of a replica, or the next resuming, tries again.
      this.log.error({ err, ...of }, 'held messages could not be released');
    });
  }

  private async release(of: Workflow): Promise<void> {
    for (;;) {
      const page = await this.collections.held
        .find({ key: keyOf(of) })
        .limit(pageSize)
        .toArray();
      if (page.length === 0) return;
      const outbox = new Outbox(this.bus);
      for (const { subject, line } of page) outbox.publish(subject, decodeFrame(line));
      await outbox.stored();
      await this.collections.held.deleteMany({ _id: { $in: page.map(({ _id }) => _id) } });
    }
  }
}

function keyOf({ workspace, workflow }: Workflow): string {
  return `${workspace}/${workflow}`;
}
