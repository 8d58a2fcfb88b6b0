import { maxRunsPerRequest } from '@fanfare/contracts';
import type { Context } from '../context.js';

export interface CancelOptions {
  workflow?: string;
  contact?: string;
  reason?: string;
}

/** Cancels a run, or every run of a workflow or contact that is under way. False when one that was named is not there. */
export async function cancel(run: string | undefined, options: CancelOptions, context: Context): Promise<boolean> {
  const { workflow, contact, reason } = options;
  if (run !== undefined) {
    const answer = await context.management.cancel([run], reason);
    context.terminal.show(answer, () => (answer.cancelled.length > 0 ? `cancelled ${run}` : `${run} ${answer.over.length > 0 ? 'was over' : 'is not there'}`)); // prettier-ignore
    return answer.unknown.length === 0;
  }
  if (workflow === undefined && contact === undefined) throw new Error('Say which: a run, --workflow or --contact.');
  const query = { ...(workflow !== undefined && { workflow }), ...(contact !== undefined && { contact }) };
  const cancelled = await cancelAll(query, reason, context);
  context.terminal.show({ cancelled }, () => `${cancelled} runs cancelled`);
  return true;
}

/** Page after page: what was cancelled is listed as under way until the history has heard of it. */
async function cancelAll(
  query: { workflow?: string; contact?: string },
  reason: string | undefined,
  { management }: Context,
): Promise<number> {
  let cancelled = 0;
  let after: string | undefined;
  do {
    const page = await management.runs({
      ...query,
      status: 'Pending,Running',
      limit: maxRunsPerRequest,
      ...(after !== undefined && { after }),
    });
    const ids = page.runs.map(({ id }) => id);
    if (ids.length > 0) cancelled += (await management.cancel(ids, reason)).cancelled.length;
    after = page.next ?? undefined;
  } while (after !== undefined);
  return cancelled;
}
