import type { RunFilter as Asked, RunMode, RunStatus } from '@fanfare/contracts';
import type { Cursor } from './cursor.js';

/** What a list may ask for; every value is a scalar that the contract has checked. */
export interface RunQuery extends Asked {
  workspace: string;
}

interface Bounds {
  $gte?: number;
  $lt?: number;
  $lte?: number;
}

/** A query as MongoDB takes it. */
export interface RunFilter extends Partial<Record<(typeof exact)[number], string>> {
  workspace: string;
  mode?: RunMode;
  version?: number | { $lt: number };
  status?: { $in: RunStatus[] };
  startedAt?: Bounds;
  $or?: { startedAt: number | Bounds; _id?: { $lt: string } }[];
  $and?: { $or: { version?: { $ne: number }; movedTo: { $gt: number; $ne: number } | null }[] }[];
}

const exact = ['workflow', 'trigger', 'event', 'contact', 'site', 'card', 'caller'] as const;

/** The filter of a list. `from` is inside, `to` is not; a cursor goes on behind the run it names. */
export function runFilter(query: RunQuery, after: Cursor | null = null): RunFilter {
  const filter: RunFilter = { workspace: query.workspace };
  for (const field of exact) if (query[field] !== undefined) filter[field] = query[field];
  if (query.mode) filter.mode = query.mode;
  if (query.version !== undefined) filter.version = query.version;
  else if (query.versionBelow !== undefined) filter.version = { $lt: query.versionBelow };
  if (query.versionNot !== undefined) filter.$and = [{ $or: goesOnWithout(query.versionNot) }];
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

/** A run that was moved goes on with that version. */
function goesOnWithout(version: number) {
  return [{ movedTo: { $gt: 0, $ne: version } }, { movedTo: null, version: { $ne: version } }];
}
