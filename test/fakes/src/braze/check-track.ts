import type { z } from 'zod';
import { identifiers } from './identifier.js';
import { attributesObject, eventObject, purchaseObject } from './track-objects.js';
import type { AttributesObject, EventObject, PurchaseObject } from './track-objects.js';

export interface TrackLimits {
  /** Of each array. @default 75, api_limits.md */
  maxPerArray: number;
  /** Of the three arrays together: 50 by some contracts (post_user_track.md, "CY 24-25"). @default none */
  maxCombined: number;
  /** What Braze has blocked as dummy users. */
  blockedExternalIds: readonly string[];
}

/** As Braze tells it: not the strings of its OpenAPI description, but these (RT braze/network.ts). */
export interface TrackError {
  type: string;
  input_array: 'attributes' | 'events' | 'purchases';
  index: number;
}

/** What of a request is good, and what is wrong with the rest. */
export interface CheckedTrack {
  attributes: AttributesObject[];
  events: EventObject[];
  purchases: PurchaseObject[];
  errors: TrackError[];
}

export const nothingValid = "Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";
const nobody = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";

/** Reads the body of a /users/track: the good objects, or the message for which nothing of it is taken. */
export function checkTrack(body: unknown, limits: TrackLimits): CheckedTrack | { fatal: string } {
  const given = { attributes: arrayOf(body, 'attributes'), events: arrayOf(body, 'events'), purchases: arrayOf(body, 'purchases') }; // prettier-ignore
  const sizes = Object.values(given).map(({ length }) => length);
  const combined = sizes.reduce((sum, size) => sum + size, 0);
  if (Math.max(...sizes) > limits.maxPerArray || combined > limits.maxCombined) return { fatal: 'Max Input Length Exceeded' }; // prettier-ignore
  const ids = Object.values(given).flatMap((objects) => objects.map((object) => fieldOf(object, 'external_id')));
  if (ids.some((id) => limits.blockedExternalIds.includes(String(id)))) {
    return { fatal: 'provided external_id is blacklisted and disallowed' };
  }
  const errors: TrackError[] = [];
  const good = <S extends z.ZodType>(schema: S, array: TrackError['input_array']) =>
    given[array].flatMap((object, index) => {
      const checked = checkObject(schema, object);
      if ('value' in checked) return [checked.value];
      errors.push({ type: checked.wrong, input_array: array, index });
      return [];
    });
  return {
    attributes: good(attributesObject, 'attributes'),
    events: good(eventObject, 'events'),
    purchases: good(purchaseObject, 'purchases'),
    errors,
  };
}

/** The words are those of recorded errors; that Braze speaks so of every field is guessed. */
function checkObject<S extends z.ZodType>(schema: S, object: unknown): { value: z.output<S> } | { wrong: string } {
  if (Object.keys(identifiers).every((name) => !fieldOf(object, name))) return { wrong: nobody };
  const parsed = schema.safeParse(object);
  if (parsed.success) return { value: parsed.data };
  const field = String(parsed.error.issues[0]?.path[0]);
  if (field === 'email') return { wrong: "The value provided for the 'email' field is not a valid email." };
  return { wrong: `'${field}' is ${fieldOf(object, field) === undefined ? 'required' : 'not valid'}` };
}

function arrayOf(body: unknown, name: string): unknown[] {
  const array = fieldOf(body, name);
  return Array.isArray(array) ? array : [];
}

function fieldOf(object: unknown, name: string): unknown {
  return isObject(object) ? object[name] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
