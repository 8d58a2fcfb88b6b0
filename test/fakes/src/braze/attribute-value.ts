import { isTime } from './track-time.js';

/**
 * An attribute after an update (user_attributes_object.md): null removes it, `inc` counts, `add` and `remove` change
 * an array, all else replaces it. Undefined: it is gone.
 */
export function updatedValue(current: unknown, update: unknown, maxElements: number): unknown {
  if (update === null) return undefined;
  if (Array.isArray(update)) return added([], update).slice(0, maxElements);
  if (!isOperation(update)) return update;
  if ('inc' in update) return incremented(current, update.inc);
  const elements = added(arrayOf(current), arrayOf(update.add));
  const unwanted = arrayOf(update.remove);
  // Which end of too long an array Braze cuts off is not said: the new end is guessed.
  return elements.filter((one) => !unwanted.includes(one)).slice(0, maxElements);
}

/** A nested attribute with what Braze cannot store: a null, or a `$time` that is none (post_user_track.md). */
export function isSpoiled(update: unknown): boolean {
  return isNested(update) && hasInvalid(update);
}

/** An object, or an array of objects, that is stored as it is. */
export function isNested(update: unknown): boolean {
  return Array.isArray(update) ? update.some(isObject) : isObject(update) && !isOperation(update);
}

function isOperation(update: unknown): update is { inc?: unknown; add?: unknown; remove?: unknown } {
  return isObject(update) && ('inc' in update || 'add' in update || 'remove' in update);
}

/** What is no integer cannot be counted and stays: guessed. */
function incremented(current: unknown, by: unknown): unknown {
  const start = current ?? 0;
  return Number.isInteger(start) && Number.isInteger(by) ? Number(start) + Number(by) : current;
}

/** Elements are unique: one that is there already moves to the end. */
function added(elements: unknown[], more: unknown[]): unknown[] {
  return more.reduce<unknown[]>((all, one) => [...all.filter((other) => other !== one), one], elements);
}

function hasInvalid(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(hasInvalid);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, one]) => (key === '$time' ? !isTime(one) : hasInvalid(one)));
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
