import type { Json, JsonObject } from '@fanfare/contracts';
import { isObject } from '../track/attributes.js';

/** A field of what was captured: by its own name, or else along the dots of it. Empty is as good as not there. */
export function formField(form: JsonObject, name: string): Json | undefined {
  const value = Object.hasOwn(form, name) ? form[name] : name.split('.').reduce(step, form as Json | undefined);
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}

function step(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
