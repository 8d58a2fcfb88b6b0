import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { buckets, loopLock, type LoopLock } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';
import { CONFIG, Log, Sweeping } from '@fanfare/chassis';
import type { RunsConfig } from '../runs.config.js';
import { Failures } from './failures.js';
import { loopText } from './loop-text.js';
import { OwedMailStore } from './owed-mail.store.js';
import { ToldLoopStore } from './told-loop.store.js';

/**
 * Tells people of workflows that the loop guard has locked for a contact, or paused: those who are told of runs that fail.
 * The locks are in a bucket for a day, so a service that was away meanwhile reads them when it is back.
 */
@Injectable()
export class Loops implements OnModuleInit, OnApplicationBootstrap {
  private readonly news: LoopLock[] = [];

  constructor(
    private readonly values: KeyValue,
    private readonly failures: Failures,
    private readonly mails: OwedMailStore,
    private readonly told: ToldLoopStore,
    private readonly sweeping: Sweeping,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: RunsConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.values.watch(buckets.locks, 'lock', loopLock, ({ value }) => {
      if (value && value.until === undefined) this.news.push(value);
    });
  }

  onApplicationBootstrap(): void {
    this.sweeping.punctually(this.config.FAILURE_NOTICES_EVERY_MS, 'loop notices', () => this.tellAll());
  }

  private async tellAll(): Promise<number> {
    const news = this.news.splice(0);
    for (const lock of news) {
      try {
        await this.tell(lock);
      } catch (err) {
        // The others are not to wait for it.
        this.news.push(lock);
        this.log.warn({ err, workflow: lock.workflow }, 'people are told of a loop later');
      }
    }
    return news.length;
  }

  /** A crash before it is noted that they were told tells the same again, under the same Message-ID. */
  private async tell(lock: LoopLock): Promise<void> {
    const id = this.idOf(lock);
    const { workspace, workflow, version } = lock;
    if (version === undefined || (await this.told.has(id))) return;
    const people = await this.failures.peopleOf({ workspace, workflow, version });
    const now = Date.now();
    if (people.length > 0) await this.mails.add({ id, to: [...people], ...loopText(lock) }, now, now);
    await this.told.add(id, now);
  }

  /** One mail for all that come within the pause between mails: a loop locks hundreds of contacts at once. */
  private idOf({ workspace, workflow, since, pauses }: LoopLock): string {
    const window = Math.floor(since / this.config.FAILURE_NOTICES_APART_MS);
    return `loop/${workspace}/${workflow}/${pauses ? 'paused' : 'locked'}/${window}`;
  }
}
