interface Call<A, R> {
  items: readonly A[];
  resolve: (answers: R[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Does work for one key at a time, and meanwhile gathers what comes in for that key into the next round. Steps of one
 * offer must take turns anyway; gathered, they take one turn together, and no two of this process ever contend.
 */
export class Gatherer<A, R> {
  private readonly queues = new Map<string, Call<A, R>[]>();

  constructor(
    /** `answers[i]` answers `items[i]`. When it throws, everybody of the round hears the error. */
    private readonly work: (key: string, items: A[]) => Promise<R[]>,
    private readonly maxItems = 500,
  ) {}

  ask(key: string, items: readonly A[]): Promise<R[]> {
    return new Promise((resolve, reject) => {
      const call = { items, resolve, reject };
      const queue = this.queues.get(key);
      if (queue) {
        queue.push(call);
        return;
      }
      const fresh = [call];
      this.queues.set(key, fresh);
      void this.drain(key, fresh);
    });
  }

  private async drain(key: string, queue: Call<A, R>[]): Promise<void> {
    while (queue.length > 0) await this.doRound(key, this.takeRound(queue));
    // Nothing was awaited since the queue was seen empty, so nobody can have joined it.
    this.queues.delete(key);
  }

  private takeRound(queue: Call<A, R>[]): Call<A, R>[] {
    let size = 0;
    const end = queue.findIndex(({ items }, i) => (size += items.length) > this.maxItems && i > 0);
    return queue.splice(0, end === -1 ? queue.length : end);
  }

  private async doRound(key: string, round: Call<A, R>[]): Promise<void> {
    try {
      const answers = await this.work(
        key,
        round.flatMap(({ items }) => items),
      );
      let from = 0;
      for (const { items, resolve } of round) resolve(answers.slice(from, (from += items.length)));
    } catch (error) {
      for (const { reject } of round) reject(error);
    }
  }
}
