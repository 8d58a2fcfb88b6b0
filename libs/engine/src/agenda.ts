/** What is going to happen, by its instant; of two things at one instant, what was planned first. */
export class Agenda<T> {
  private readonly ahead: { at: number; item: T }[] = [];

  plan(at: number, item: T): void {
    const behind = this.ahead.findLastIndex((other) => other.at <= at);
    this.ahead.splice(behind + 1, 0, { at, item });
  }

  next(): { at: number; item: T } | undefined {
    return this.ahead.shift();
  }
}
