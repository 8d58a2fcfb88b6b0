import { Injectable } from '@nestjs/common';
import { bucketMaxAgeMs, buckets, endedRuns } from '@fanfare/contracts';
import { KeyValue } from '@fanfare/bus';

/** Runs that ended as a whole. Somebody who holds a step of one for long asks here whether it is still wanted. */
@Injectable()
export class EndedRuns {
  private readonly ended = new Map<string, number>();
  private watching: Promise<void> | undefined;

  constructor(private readonly values: KeyValue) {}

  /** Knows nothing until this has resolved: a service that holds nothing for long need not listen. */
  async listen(): Promise<void> {
    this.watching ??= this.values.watch(buckets.endings, 'ended', endedRuns, ({ value }) => {
      if (!value) return;
      for (const run of value.runs) this.ended.set(run, value.at);
      this.forget(value.at - (bucketMaxAgeMs[buckets.endings] ?? 0));
    });
    await this.watching;
  }

  has(run: string): boolean {
    return this.ended.has(run);
  }

  private forget(before: number): void {
    for (const [run, at] of this.ended) {
      if (at > before) return;
      this.ended.delete(run);
    }
  }
}
