/**
 * How much of the org's requests of 24 hours is used, by whomever, and how much of them may be. The header
 * `Sforce-Limit-Info` tells it with every answer (vendors.md 4.3, Limits).
 */
export class Allowance {
  private used = 0;
  private total = Number.POSITIVE_INFINITY;

  constructor(private readonly sharePercent: number) {}

  /** What an answer said: `api-usage=18/5000`, perhaps among others. */
  note(header: string | undefined): void {
    const [, used, total] = /(?<![-\w])api-usage=(\d+)\/(\d+)/.exec(header ?? '') ?? [];
    if (used === undefined || total === undefined) return;
    this.used = Number(used);
    this.total = Number(total);
  }

  get isSpent(): boolean {
    return this.used >= (this.total * this.sharePercent) / 100;
  }

  /** For people. */
  get words(): string {
    return `${this.used} of the org’s ${this.total} requests of the last 24 hours are used, and steps may go on below ${this.sharePercent} %`;
  }
}
