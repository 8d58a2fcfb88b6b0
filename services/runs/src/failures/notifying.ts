import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { notify, type RequestOf, type RunDocument } from '@fanfare/contracts';
import { RequestRefused, Requests } from '@fanfare/bus';
import { CONFIG, Log, Sweeping } from '@fanfare/chassis';
import type { RunsConfig } from '../runs.config.js';
import { RunStore } from '../runs/run.store.js';
import { Failures } from './failures.js';
import { failureText } from './failure-text.js';
import { NoticeStore, type NoticeGroup } from './notice.store.js';
import { OwedMailStore } from './owed-mail.store.js';
import { toldWithinMs } from './told-within.js';

/** Failures that one mail tells of; the next ones are told a pause later. */
const maxTold = 500;
const leaseMs = 60_000;
const tryAgainMs = 30_000;
/** A run that failed is stored so much later than it is noted, at the most. */
const unstoredMs = 60_000;

/**
 * Tells people of runs that failed: of the first at once, of those that follow together. Told and then forgotten, so a
 * crash in between tells the same again, under the same Message-ID.
 */
@Injectable()
export class Notifying implements OnApplicationBootstrap {
  constructor(
    private readonly notices: NoticeStore,
    private readonly runs: RunStore,
    private readonly failures: Failures,
    private readonly owed: OwedMailStore,
    private readonly requests: Requests,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.punctually(this.config.FAILURE_NOTICES_EVERY_MS, 'failure notices', () => this.tellAll());
  }

  private async tellAll(): Promise<number> {
    for (let after = '', groups = 0; ; groups++) {
      const now = Date.now();
      const group = await this.notices.take(now, now + leaseMs, after);
      if (!group) return groups;
      after = group.id;
      await this.tell(group);
    }
  }

  private async tell(group: NoticeGroup): Promise<void> {
    const { id } = group;
    try {
      const came = await this.tellOf(id);
      if (came === 'nothing') await this.notices.idle(group);
      else await this.notices.rest(group, came === 'told' ? Date.now() + this.config.FAILURE_NOTICES_APART_MS : 0);
    } catch (err) {
      await this.tryAgain(group, err);
    }
  }

  private async tryAgain(group: NoticeGroup, err: unknown): Promise<void> {
    const now = Date.now();
    await this.notices.forget(group.id, now - toldWithinMs);
    if (err instanceof RequestRefused) {
      // Somebody has to change the configuration: a mail server that is asked all the time takes us for somebody else.
      this.log.error({ because: err.message, workflow: group.id }, 'nobody can be told of failed runs');
      return this.notices.rest(group, now + this.config.FAILURE_NOTICES_APART_MS);
    }
    this.log.warn({ err, workflow: group.id }, 'nobody could be told of failed runs yet');
    await this.notices.rest(group, now + tryAgainMs);
  }

  private async tellOf(group: string): Promise<'told' | 'later' | 'nothing'> {
    const notices = await this.notices.of(group, maxTold);
    if (notices.length === 0) return 'nothing';
    const kept = await this.runs.load(notices.map(({ run }) => run));
    const failed = [...kept.values()].map(({ run }) => run).filter(({ status }) => status === 'Failed');
    const people = await this.peopleOf(failed);
    if (people.length > 0) {
      const notice = { id: notices[0]?.id ?? group, to: people, ...failureText(failed) };
      const { later } = await this.requests.ask(notify, notice, 30_000);
      if (later.length > 0) await this.owe({ ...notice, to: later });
    }
    // One that was tried again meanwhile, and goes on or went well, is no news any more; one just noted is not stored yet.
    const ids = new Set(failed.map(({ id }) => id));
    const settled = notices.filter(({ run, notedAt }) => ids.has(run) || notedAt < Date.now() - unstoredMs);
    await this.notices.told(settled.map(({ id }) => id));
    return people.length > 0 ? 'told' : 'later';
  }

  private async owe(notice: RequestOf<typeof notify>): Promise<void> {
    const now = Date.now();
    await this.owed.add(notice, now, now + this.config.FAILURE_NOTICES_APART_MS);
  }

  /** Those of the newest version that failed: who left the list does not want to be told any more. */
  private async peopleOf(failed: readonly RunDocument[]): Promise<string[]> {
    const [newest] = failed.toSorted((a, b) => b.version - a.version);
    return newest ? [...(await this.failures.peopleOf(newest))] : [];
  }
}
