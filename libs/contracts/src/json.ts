import { z } from 'zod';

/** Any JSON value. The bus only ever carries JSON, so this is what an opaque part of a message is. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/**
 * Opaque JSON. It arrives through JSON.parse, so it is JSON by construction; walking it again to prove that would cost
 * more than everything else on the hot path.
 */
export const json = z.custom<Json>((value) => value !== undefined);

/** Opaque JSON object: checked to be an object, not walked. */
export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'expected an object',
);

/** Milliseconds since the epoch, as recorded by whoever caused the thing (the engine itself never reads a clock). */
export const instantMs = z.number().int().nonnegative();
export type InstantMs = z.infer<typeof instantMs>;
