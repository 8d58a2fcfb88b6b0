import type { listRuns, RunStatus } from '@fanfare/contracts';
import type { z } from 'zod';
import type { Cursor } from './cursor.js';

/** What a list may ask for; every value is a scalar that the contract has checked. */
export type RunQuery = Omit<z.output<(typeof listRuns)['request']>, 'after' | 'limit'>;

interface Bounds {
  $gte?: number;
  $lt?: number;
  $lte?: number;
}

/** A query as MongoDB takes it. */
export interface RunFilter extends Partial<Record<(typeof exact)[number], string>> {
  workspace: string;
  status?: { $in: RunStatus[] };
  startedAt?: Bounds;
  $or?: { startedAt: number | Bounds; _id?: { $lt: string } }[];
}

const exact = ['workflow', 'trigger', 'event', 'contact', 'site', 'card'] as const;

/** The filter of a list. `from` is inside, `to` is not; a cursor goes on behind the run it names. */
export function runFilter(query: RunQuery, after: Cursor | null = null): RunFilter {
  const filter: RunFilter = { workspace: query.workspace };
  for (const field of exact) if (query[field] !== undefined) filter[field] = query[field];
  if (query.status) filter.status = { $in: query.status };
  const bounds: Bounds = {
    ...(query.from !== undefined && { $gte: query.from }),
    ...(query.to !== undefined && { $lt: query.to }),
    // Also a bound of its own, so that the index is entered at the cursor and not at its beginning.
    ...(after && { $lte: after.startedAt }),
  };
  if (Object.keys(bounds).length > 0) filter.startedAt = bounds;
  if (after) {
    filter.$or = [{ startedAt: { $lt: after.startedAt } }, { startedAt: after.startedAt, _id: { $lt: after.id } }];
  }
  return filter;
}
