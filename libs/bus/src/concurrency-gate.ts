/** How much of the average the latest message makes. */
const weightOfLatest = 0.2;

/**
 * Counts messages in hand and the items in them, of which there should be at most so many. Items, because they are what
 * work and memory go by: sixteen messages of one item are nothing, sixteen of a hundred fill the young generation, and
 * then the garbage collector takes more time than the work.
 */
export class ConcurrencyGate {
  private messages = 0;
  private items = 0;
  private itemsPerMessage = 1;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly maxMessages: number,
    private readonly maxItems: number,
  ) {}

  /** How many more messages may come in, if they are like the latest ones; resolves when it is at least one. */
  async room(): Promise<number> {
    while (this.messages >= this.maxMessages || this.items >= this.maxItems) await this.someoneLeaves();
    const byItems = Math.floor((this.maxItems - this.items) / this.itemsPerMessage);
    return Math.max(1, Math.min(this.maxMessages - this.messages, byItems));
  }

  enter(items: number): void {
    this.messages++;
    this.items += items;
    this.itemsPerMessage += (Math.max(1, items) - this.itemsPerMessage) * weightOfLatest;
  }

  leave(items: number): void {
    this.messages--;
    this.items -= items;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Resolves when the last one has left. */
  async idle(): Promise<void> {
    while (this.messages > 0) await this.someoneLeaves();
  }

  private someoneLeaves(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
