import type { Collection, mongo } from 'mongoose';
import { pageOf, type Page } from '@fanfare/bus';

/** Which part of a list. The cursor is the last one's instant and key. */
export interface Part {
  after?: string | undefined;
  limit: number;
}

interface Placed {
  _id: string;
  at: number;
}

/** What fits a filter, newest first: an index by the filter's fields, the instant and the key serves it. */
export async function latest<T extends Placed>(
  collection: Collection<T>,
  filter: object,
  { after, limit }: Part,
): Promise<Page<T>> {
  const found = (await collection
    .find({ ...filter, ...beyond(after) } as unknown as mongo.Filter<T>)
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray()) as unknown as T[];
  return pageOf(found, limit, ({ at, _id }) => `${at}.${_id}`);
}

function beyond(after: string | undefined): object {
  if (after === undefined) return {};
  const [instant = '', ...key] = after.split('.');
  const at = Number(instant) || 0;
  // The first condition alone says where to begin in the index; the others only leave out what was shown.
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { _id: { $lt: key.join('.') } }] };
}

/** A filter of the fields that are asked for. */
export function wanted(fields: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
