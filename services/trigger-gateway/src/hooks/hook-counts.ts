import { Injectable } from '@nestjs/common';
import { isProblem, Metrics } from '@fanfare/chassis';
import type { HookKind } from '@fanfare/contracts';

/** Counts what becomes of requests to hooks. */
@Injectable()
export class HookCounts {
  private readonly counter;

  constructor(metrics: Metrics) {
    const help = 'Requests to hooks, by kind of hook and result';
    this.counter = metrics.counter('fanfare_hook_requests_total', help, ['kind', 'result']);
  }

  accepted(kind: HookKind): void {
    this.counter.inc({ kind, result: 'accepted' });
  }

  /** Gives the error back, to be thrown. */
  refused(kind: HookKind, error: unknown): unknown {
    this.counter.inc({ kind, result: isProblem(error) ? error.body.code : 'Internal' });
    return error;
  }
}
