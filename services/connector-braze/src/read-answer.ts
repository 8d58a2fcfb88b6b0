import { sayable, type HttpResponse } from '@fanfare/connector';
import { z } from 'zod';

export const arrays = ['attributes', 'events', 'purchases'] as const;
export type TrackArray = (typeof arrays)[number];

/** What Braze says of one object, or of the request; not always where that object stands. */
export interface Complaint {
  said: string;
  place: { array: TrackArray; index: number } | null;
}

/** What came of a request. */
export type Answer =
  /** Good objects are taken. `processed`: how many of an array, where Braze says so. */
  | { kind: 'taken'; queued: boolean; complaints: Complaint[]; processed: Partial<Record<TrackArray, number>> }
  /** Nothing of it was taken. */
  | { kind: 'refused'; message: string; complaints: Complaint[] }
  /** Nothing of it was taken, because it is too much at once. */
  | { kind: 'too much'; message: string };

/** The words with which nothing, and nothing valid, is refused. */
export const nothingToTrack = /^Valid data must be provided/i;

// 75 of a kind, or fewer in all (errors.md): as the account is set up, which nobody has to have told us.
const tooLong = /^Max Input Length Exceeded|^The max number of .* was exceeded/i;

const count = z.number().optional().catch(undefined);
// Its OpenAPI description says that errors are texts; on the wire they are objects (RT braze/network.ts). Both are read.
const answer = z.looseObject({
  message: z.string(),
  errors: z.array(z.unknown()).default([]).catch([]),
  attributes_processed: count,
  events_processed: count,
  purchases_processed: count,
});
const complaint = z.looseObject({ type: z.string(), input_array: z.enum(arrays), index: z.number().int().min(0) });

/** Reads an answer that speaks of the request itself: 2xx, 400 and 413. Throws when it is none of Braze's. */
export function readAnswer({ status, body }: Pick<HttpResponse, 'status' | 'body'>): Answer {
  const parsed = answer.safeParse(body);
  if (status === 413) return { kind: 'too much', message: parsed.data?.message ?? 'the request is too large' };
  // 2xx without a word of Braze's, such as a page of somebody in between: it may have come to Braze.
  if (!parsed.success && status < 300) throw new Error(`Braze answered ${status} with what is no answer of its own`);
  const { message = 'Bad Request', errors = [] } = parsed.data ?? {};
  const complaints = errors.map(complaintOf);
  if (status === 400 && tooLong.test(message)) return { kind: 'too much', message };
  if (status === 400) return { kind: 'refused', message: sayable(message), complaints };
  if (message !== 'success' && message !== 'queued') throw new Error(`Braze answered ${status}: ${sayable(message)}`);
  const processed = Object.fromEntries(arrays.map((array) => [array, parsed.data?.[`${array}_processed`]]));
  return { kind: 'taken', queued: message === 'queued', complaints, processed };
}

function complaintOf(error: unknown): Complaint {
  const placed = complaint.safeParse(error);
  if (placed.success) {
    const { type, input_array: array, index } = placed.data;
    return { said: sayable(type), place: { array, index } };
  }
  return { said: sayable(typeof error === 'string' ? error : JSON.stringify(error)), place: null };
}
