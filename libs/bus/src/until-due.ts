import type { Pulled } from './pulled.js';

/**
 * Holds messages that were released ahead of their time until it comes, the earliest first. Once it has come, they leave as
 * fast as whoever takes them allows.
 */
export class UntilDue {
  private readonly held: Pulled[] = [];
  private alarm: NodeJS.Timeout | undefined;
  private leaving = false;

  /** `leave` resolves when the next one may leave. */
  constructor(private readonly leave: (message: Pulled) => Promise<void>) {}

  hold(message: Pulled): void {
    // Nearly always they come in the order in which they are due.
    const after = this.held.findLastIndex(({ dueAt }) => dueAt <= message.dueAt);
    this.held.splice(after + 1, 0, message);
    if (after < 0 && !this.leaving) this.setAlarm();
  }

  /** Gives back all that is held. */
  stop(): void {
    clearTimeout(this.alarm);
    for (const message of this.held.splice(0)) message.again();
  }

  *[Symbol.iterator](): Iterator<Pulled> {
    yield* this.held;
  }

  private setAlarm(): void {
    clearTimeout(this.alarm);
    const next = this.held[0];
    if (next) this.alarm = setTimeout(() => void this.letGo(), Math.max(0, next.dueAt - Date.now()));
  }

  private async letGo(): Promise<void> {
    this.leaving = true;
    for (let next = this.held[0]; next && next.dueAt <= Date.now(); next = this.held[0]) {
      this.held.shift();
      await this.leave(next);
    }
    this.leaving = false;
    this.setAlarm();
  }
}
