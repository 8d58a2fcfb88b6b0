/**
 * Messages that a service has in work at once, shared among its lanes: a lane whose calls hang does not take them all. Who has
 * many gets another only while there are twice as many left for others, and so there is always one left.
 */
export class Places {
  private readonly taken = new Map<string, number>();
  private left: number;

  constructor(count: number) {
    this.left = count;
  }

  /** Takes a place; false: what it is for has to wait elsewhere. */
  take(lane: string): boolean {
    const own = this.taken.get(lane) ?? 0;
    if (own >= Math.floor(this.left / 2)) return false;
    this.taken.set(lane, own + 1);
    this.left--;
    return true;
  }

  give(lane: string): void {
    const own = (this.taken.get(lane) ?? 0) - 1;
    if (own > 0) this.taken.set(lane, own);
    else this.taken.delete(lane);
    this.left++;
  }
}
