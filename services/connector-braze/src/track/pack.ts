import { arrays, type TrackArray } from '../read-answer.js';
import type { TrackBody } from '../braze.client.js';
import type { TrackObjects } from './track-objects.js';

/** What an account takes in one request. */
export interface RequestLimits {
  perArray: number;
  /** Of all arrays together. */
  combined: number;
  /** 4 MB of body (413). */
  bytes: number;
}

/** Braze's own limit, with room for what is around the objects. */
export const mostBytes = 4_000_000 - 1_000;

/** Puts steps into requests, in their order: as many in each as the account takes. A step stays whole, so that one answer is its answer. */
export function pack<L extends { objects: TrackObjects }>(loads: readonly L[], limits: RequestLimits): L[][] {
  const requests: L[][] = [];
  let current: L[] = [];
  let size = noSize;
  for (const load of loads) {
    const more = sizeOf(load.objects);
    if (current.length > 0 && !fits(sum(size, more), limits)) {
      requests.push(current);
      current = [];
      size = noSize;
    }
    current.push(load);
    size = sum(size, more);
  }
  return current.length > 0 ? [...requests, current] : requests;
}

/** Whether an account takes a step at all. */
export function fitsAlone(objects: TrackObjects, limits: RequestLimits): boolean {
  return fits(sizeOf(objects), limits);
}

/** The body of a request, and whose each of its objects is. */
export function bodyOf<L extends { objects: TrackObjects }>(
  loads: readonly L[],
): { body: TrackBody; owners: Record<TrackArray, L[]> } {
  // prettier-ignore
  const body: TrackBody = {};
  const owners: Record<TrackArray, L[]> = { attributes: [], events: [], purchases: [] };
  for (const array of arrays) {
    const objects = loads.flatMap((load) => load.objects[array]);
    owners[array] = loads.flatMap((load) => load.objects[array].map(() => load));
    if (objects.length > 0) body[array] = objects;
  }
  return { body, owners };
}

export function countOf(objects: TrackObjects): number {
  return arrays.reduce((count, array) => count + objects[array].length, 0);
}

type Size = Record<TrackArray | 'bytes', number>;
const noSize: Size = { attributes: 0, events: 0, purchases: 0, bytes: 0 };

function sizeOf(objects: TrackObjects): Size {
  const { attributes, events, purchases } = objects;
  const bytes = Buffer.byteLength(JSON.stringify(objects));
  return { attributes: attributes.length, events: events.length, purchases: purchases.length, bytes };
}

function sum(a: Size, b: Size): Size {
  return {
    attributes: a.attributes + b.attributes,
    events: a.events + b.events,
    purchases: a.purchases + b.purchases,
    bytes: a.bytes + b.bytes,
  };
}

function fits({ attributes, events, purchases, bytes }: Size, limits: RequestLimits): boolean {
  const isWithinArrays = Math.max(attributes, events, purchases) <= limits.perArray;
  return isWithinArrays && attributes + events + purchases <= limits.combined && bytes <= limits.bytes;
}
