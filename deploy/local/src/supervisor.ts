import { setTimeout as delay } from 'node:timers/promises';
import type { System } from '@fanfare/system';

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Who lived this long is well again: the next crash begins with the shortest pause. */
const wellAfterMs = 60_000;

interface Restartable {
  restart(): Promise<void>;
}

/** Brings back what crashes, waiting longer each time, until it is told to stop. */
export class Supervisor {
  private system: System | undefined;
  private readonly crashedEarly = new Set<string>();
  private readonly pauses = new Map<string, { ms: number; at: number }>();
  private readonly restarting = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly tell: (line: string) => void) {}

  /** Hears of a process that ended by itself; it may be called before the system is complete. */
  crashed(name: string, reason: string): void {
    if (this.stopping.signal.aborted) return;
    this.tell(`${name} crashed: ${reason.split('\n')[0]}`);
    if (this.system) this.bringBack(name);
    else this.crashedEarly.add(name);
  }

  watch(system: System): void {
    this.system = system;
    for (const name of this.crashedEarly) this.bringBack(name);
  }

  /** Stops what runs: services first, then the servers. Does nothing the second time. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    // A restart in hand must end first, or its process would be started after everything was stopped.
    await Promise.allSettled(this.restarting);
    await this.system?.stop();
  }

  private bringBack(name: string): void {
    const task = this.restart(name).finally(() => this.restarting.delete(task));
    this.restarting.add(task);
  }

  private async restart(name: string): Promise<void> {
    for (;;) {
      const pause = await this.pauseBefore(name);
      if (pause === 'stopping') return;
      try {
        await this.processOf(name).restart();
        this.tell(`${name} is up again`);
        return;
      } catch (error) {
        this.tell(`${name} did not come back: ${(error as Error).message.split('\n')[0]}`);
      }
    }
  }

  private async pauseBefore(name: string): Promise<'go' | 'stopping'> {
    const last = this.pauses.get(name);
    const ms = last && Date.now() - last.at < wellAfterMs ? Math.min(longestPauseMs, last.ms * 2) : firstPauseMs;
    // Stopping ends the wait early by rejecting it; the answer below says which it was.
    await delay(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    this.pauses.set(name, { ms, at: Date.now() });
    return this.stopping.signal.aborted ? 'stopping' : 'go';
  }

  private processOf(name: string): Restartable {
    if (!this.system) throw new Error('the system is not up yet');
    if (name === 'nats') return this.system.nats;
    return name === 'mongo' ? this.system.mongo : this.system.service(name);
  }
}
