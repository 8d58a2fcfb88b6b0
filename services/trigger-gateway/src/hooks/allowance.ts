const minuteMs = 60_000;

/** How much may still come: so many a minute on average, and as many at once after a quiet minute. */
export class Allowance {
  private left: number;
  private at: number;

  constructor(
    private readonly perMinute: number,
    now: number,
  ) {
    this.left = perMinute;
    this.at = now;
  }

  /** Takes one. In how many seconds there is one again, or 0: it is taken. */
  take(now: number): number {
    this.left = Math.min(this.perMinute, this.left + ((now - this.at) / minuteMs) * this.perMinute);
    this.at = now;
    if (this.left < 1) return Math.max(1, Math.ceil((((1 - this.left) / this.perMinute) * minuteMs) / 1_000));
    this.left -= 1;
    return 0;
  }
}
