import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type ChassisConfig } from './config.js';
import { Log } from './logging.js';

type Task = () => Promise<unknown>;

/**
 * Going down in order: first everything that takes work in stops and finishes what it holds (`drain`), only then the
 * connections that the work needs are closed (`close`). A drain that takes too long is left: its messages come again.
 */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly drains: { name: string; task: Task }[] = [];
  private readonly closes: { name: string; task: Task }[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: ChassisConfig,
    private readonly log: Log,
  ) {}

  drain(name: string, task: Task): void {
    this.drains.push({ name, task });
  }

  close(name: string, task: Task): void {
    this.closes.push({ name, task });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.drains.map(({ name, task }) => this.attempt('drain', name, task)));
  }

  async onApplicationShutdown(): Promise<void> {
    // Last opened, first closed: what was opened later may use what was opened before.
    for (const { name, task } of this.closes.toReversed()) await this.attempt('close', name, task);
  }

  private async attempt(phase: string, name: string, task: Task): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${this.config.DRAIN_MS} ms`)), this.config.DRAIN_MS);
    });
    try {
      await Promise.race([task(), limit]);
    } catch (err) {
      this.log.warn({ err, phase, name }, 'shutdown step failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
