import type { Chance } from './chance.js';
import type { Message } from './messages.js';

interface Armed {
  readonly dueAt: number;
  readonly text: string;
}

/** Of these kinds several may come in one delivery. */
const gathered = ['result', 'due'].map((kind) => `{"kind":"${kind}"`);
const maxGathered = 4;

/** Messages on their way, in no order, and timers: arming one again under its name replaces the first. */
export class Bus {
  /** What has appeared, each text once: to be delivered again when all is over. */
  readonly ever = new Set<string>();
  private readonly bag: string[] = [];
  private readonly timers = new Map<string, Armed>();

  constructor(private readonly chance: Chance) {}

  publish(message: Message): void {
    this.deliver(JSON.stringify(message));
  }

  /** Delivers, perhaps again. */
  deliver(text: string): void {
    this.ever.add(text);
    this.bag.push(text);
  }

  arm(name: string, dueAt: number, message: Message): void {
    this.timers.set(name, { dueAt, text: JSON.stringify(message) });
  }

  /** What has appeared already is there: to take a timer back helps now and then. */
  cancel(isMeant: (name: string) => boolean): void {
    for (const name of this.timers.keys()) if (isMeant(name) && this.chance.happens(50)) this.timers.delete(name);
  }

  /** Any of the messages, and perhaps others of its kind with it. */
  take(): string[] {
    if (this.bag.length === 0) return [];
    const first = this.chance.take(this.bag);
    const taken = [first];
    const kind = gathered.find((start) => first.startsWith(start));
    while (kind !== undefined && taken.length < maxGathered && this.chance.happens(50)) {
      const at = this.bag.findIndex((text) => text.startsWith(kind));
      if (at < 0) break;
      taken.push(...this.bag.splice(at, 1));
    }
    return taken;
  }

  /** The timers of which the time has come appear. */
  passTo(now: number): void {
    for (const [name, { dueAt, text }] of this.timers) {
      if (dueAt > now) continue;
      this.timers.delete(name);
      this.deliver(text);
    }
  }

  get nextDueAt(): number | undefined {
    return this.timers.size > 0 ? Math.min(...[...this.timers.values()].map(({ dueAt }) => dueAt)) : undefined;
  }

  get isEmpty(): boolean {
    return this.bag.length === 0;
  }
}
