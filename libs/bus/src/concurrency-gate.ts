/** Counts pieces of work in hand, of which there should be at most `limit`. */
export class ConcurrencyGate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** How many more may come in; resolves when it is at least one. */
  async room(): Promise<number> {
    while (this.inside >= this.limit) await this.someoneLeaves();
    return this.limit - this.inside;
  }

  enter(): void {
    this.inside++;
  }

  leave(): void {
    this.inside--;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Resolves when the last one has left. */
  async idle(): Promise<void> {
    while (this.inside > 0) await this.someoneLeaves();
  }

  private someoneLeaves(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
