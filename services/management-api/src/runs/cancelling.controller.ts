import { Controller } from '@nestjs/common';
import { cancelPendingStarts, endRuns, getRuns, isFinished } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { cancellingRoutes as routes } from './cancelling.routes.js';

/** Stops runs that somebody does not want any more. Asking again changes nothing. */
@Controller()
export class CancellingController {
  constructor(private readonly requests: Requests) {}

  @Serves(routes.cancel)
  async cancel({ params: { workspace }, body: { runs: asked, reason } }: Given<typeof routes.cancel>) {
    const ids = [...new Set(asked)];
    const known = await this.requests.ask(getRuns, { workspace, ids });
    const over = known.runs.filter(({ status }) => isFinished(status)).map(({ id }) => id);
    // Those whose documents did not fit into the answer are there; the orchestrator leaves alone what is over.
    const there = [...known.runs.map(({ id }) => id), ...known.left, ...known.tooLarge];
    const cancelled = there.filter((id) => !over.includes(id));
    if (cancelled.length > 0) {
      const ending = { kind: 'cancelled', ...(reason !== undefined && { message: reason }) } as const;
      await this.requests.ask(endRuns, {
        workspace,
        runs: cancelled,
        at: Date.now(),
        status: 'Cancelled',
        reason: ending,
      });
    }
    const others = ids.filter((id) => !there.includes(id));
    const notBegun = await this.cancelPending(workspace, others);
    return {
      cancelled: [...cancelled, ...notBegun],
      over,
      unknown: others.filter((id) => !notBegun.includes(id)),
    };
  }

  /** Those that wait for the date they begin at are in no history yet. */
  private async cancelPending(workspace: string, runs: string[]): Promise<string[]> {
    if (runs.length === 0) return [];
    return (await this.requests.ask(cancelPendingStarts, { workspace, runs })).cancelled;
  }
}
