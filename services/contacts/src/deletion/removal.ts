import type { RemovedFrom } from '@fanfare/contracts';
import { isWeather } from '@fanfare/chassis';

type Counts = Partial<RemovedFrom>;

/** What came of one place. `isSettled`: nothing more can be there. */
interface Removed {
  removed: Counts;
  isSettled?: boolean;
}

/** What a deletion has removed so far, and where something may still be. */
export class Removal {
  readonly removed: Counts = {};
  private readonly waiting = new Set<string>();

  /** `only`: those who were waited for. Null: all of them are asked. */
  constructor(private only: ReadonlySet<string> | null = null) {}

  asks(place: string): boolean {
    return this.only === null || this.only.has(place);
  }

  /** From now on also those who had nothing left: something new can have come to them. */
  askEverybody(): void {
    this.only = null;
  }

  /** A place that is away is waited for; the others are none the worse for it. */
  async from(place: string, remove: () => Promise<Removed>): Promise<void> {
    if (!this.asks(place)) return;
    try {
      const { removed, isSettled = true } = await remove();
      this.add(removed);
      if (!isSettled) this.waiting.add(place);
    } catch (error) {
      if (!isWeather(error)) throw error;
      this.waiting.add(place);
    }
  }

  add(counts: Counts): void {
    for (const kind of Object.keys(counts) as (keyof RemovedFrom)[]) {
      this.removed[kind] = (this.removed[kind] ?? 0) + (counts[kind] ?? 0);
    }
  }

  waitFor(place: string): void {
    this.waiting.add(place);
  }

  isWaitingFor(place: string): boolean {
    return this.waiting.has(place);
  }

  get waitsFor(): string[] {
    return [...this.waiting].sort();
  }
}
