import { randomBytes } from 'node:crypto';
import { maxItemsPerMessage, type StreamSpec } from '@fanfare/contracts';

/** Streams of the bare ping-pong: same retention and storage as the product's, nothing else. */
export const limitStreams = {
  steps: stream('LIMIT-STEPS', 'limit.steps'),
  results: stream('LIMIT-RESULTS', 'limit.results'),
} as const;

function stream(name: string, subject: string): StreamSpec {
  return { name, subjects: [subject], retention: 'workqueue', discard: 'new', maxBytes: 2 * 1024 ** 3, maxAgeMs: 0 };
}

/** A run of the ping-pong: which it is, how far it is, and a context of about 1 KB that travels along. */
export interface Ping {
  id: number;
  hop: number;
  startedAt: number;
  context: { [key: string]: string };
}

/** Contexts of about 1 KB whose values have nothing in common; made once, because making them is not what is measured. */
export const contexts = Array.from({ length: 500 }, () =>
  Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`field${i}`, `${randomBytes(14).toString('base64url')} is the value`]),
  ),
);

/**
 * One command per message; arrays of up to a hundred, the yardstick; arrays as large as the product's own, so that nobody
 * has to wonder how much of the product's speed is the size of its batches.
 */
export const limitModes = { single: 1, arrays: 100, 'large-arrays': maxItemsPerMessage } as const;
export type LimitMode = keyof typeof limitModes;
