import type { JsonObject } from '@fanfare/contracts';
import type { Left } from './logic-step.js';
import { failed } from './outcomes.js';

/** A field of a step's input has turned out to be nothing that the step can use. */
export function invalidInput(input: JsonObject, field: string, wanted: string): Left {
  const value = input[field];
  const given = value === undefined || value === null ? 'it was empty' : `not ${JSON.stringify(value).slice(0, 100)}`;
  const message = `${field}: give ${wanted}; ${given}`;
  return failed(input, { code: 'InputInvalid', message, retryable: false, details: { field } });
}
