import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { cancelPendingStarts, listPendingStarts, referencesOfContact, type ReplyOf } from '@fanfare/contracts';
import { Answers, Bus, contactReferences, Outbox, RequestRefused, Requests } from '@fanfare/bus';
import { startId } from './later-starts.js';
import { tellNotBegun } from './not-begun.js';
import { PendingStartStore, type Pending, type PendingPlace, type PendingQuery } from './pending-start.store.js';

type Asked<C extends { request: z.ZodType }> = z.output<C['request']>;

/** Says which runs wait for the date they begin at, and has them not begin. */
@Controller()
export class PendingStartsController {
  constructor(
    private readonly pending: PendingStartStore,
    private readonly requests: Requests,
    private readonly bus: Bus,
  ) {}

  @Answers(listPendingStarts)
  async list({ after, limit, ...asked }: Asked<typeof listPendingStarts>): Promise<ReplyOf<typeof listPendingStarts>> {
    const query = await this.queryOf(asked);
    const found = await this.pending.list(query, limit + 1, placeOf(after));
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      starts: shown.map(({ workspace: _workspace, who: _who, ...start }) => start),
      next: found.length > limit && last ? `${last.dueAt}.${last.run}` : null,
      total: await this.pending.count(query),
    };
  }

  /** First it is recorded; whose timer has been released by then is dropped when it arrives. */
  @Answers(cancelPendingStarts)
  async cancel({ workspace, runs }: Asked<typeof cancelPendingStarts>): Promise<ReplyOf<typeof cancelPendingStarts>> {
    const cancelled = await this.pending.cancel(workspace, runs, Date.now());
    await this.bus.cancelTimers(cancelled.map(({ run }) => startId(run)));
    const outbox = new Outbox(this.bus);
    for (const { cancelledAt, ...pending } of cancelled) tellNotBegun(outbox, pending, 'cancelled', cancelledAt);
    await outbox.stored();
    return { cancelled: cancelled.map(({ run }: Pending) => run) };
  }

  private async queryOf({
    contact: id,
    ...asked
  }: Omit<Asked<typeof listPendingStarts>, 'after' | 'limit'>): Promise<PendingQuery> {
    if (id === undefined) return asked;
    const { workspace } = asked;
    const { references } = await this.requests.ask(referencesOfContact, { workspace, id });
    const who = [{ id }, ...references].flatMap((reference) => contactReferences(workspace, reference));
    return { ...asked, who: [...new Set(who)] };
  }
}

function placeOf(after: string | undefined): PendingPlace | undefined {
  if (after === undefined) return undefined;
  const [, dueAt, run] = /^(\d{1,15})\.([\w-]+)$/.exec(after) ?? [];
  if (dueAt !== undefined && run !== undefined) return { dueAt: Number(dueAt), run };
  throw new RequestRefused('Invalid', 'The list cannot go on there.', [
    { path: 'after', message: 'take `next` of the page before' },
  ]);
}
