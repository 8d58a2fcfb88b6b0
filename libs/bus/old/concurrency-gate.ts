/** Lets at most `limit` pieces of work in at once; `idle` resolves when the last one has left. */
export class ConcurrencyGate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly idlers: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  async enter(): Promise<void> {
    if (this.inside >= this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside++;
  }

  leave(): void {
    const next = this.waiting.shift();
    // The place is handed over, not freed: nobody can slip in between.
    if (next) return next();
    this.inside--;
    if (this.inside === 0) for (const resolve of this.idlers.splice(0)) resolve();
  }

  async idle(): Promise<void> {
    if (this.inside > 0) await new Promise<void>((resolve) => this.idlers.push(resolve));
  }
}
