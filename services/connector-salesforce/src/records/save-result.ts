import {
  again,
  failure,
  withoutValues,
  type AgainOutcome,
  type FailureOutcome,
  type ThrownOutcome,
} from '@fanfare/connector';
import { z } from 'zod';
import { trouble, type Trouble } from '../org/trouble.js';
import type { FieldValues } from './names.js';

/** A record that was saved. */
export interface Saved {
  saved: { id: string; created: boolean };
}

export type SaveOutcome = Saved | FailureOutcome | AgainOutcome | ThrownOutcome;

/** What a collection answers in the place of a record: in the order of the request, with status 200 also when all failed. */
export const saveResult = z.object({
  success: z.boolean(),
  id: z.string().nullish(),
  created: z.boolean().optional(),
  errors: z.array(trouble).default([]),
});

/** What came of one record. */
export function savedOr(
  result: z.output<typeof saveResult>,
  values: FieldValues,
): Saved | FailureOutcome | AgainOutcome {
  const { success, id, created = false, errors } = result;
  if (success && typeof id === 'string') return { saved: { id, created } };
  const [first] = errors;
  if (!first) return failure('UNKNOWN', 'Salesforce did not save the record, and did not say why.');
  const texts = errors.map(({ code, message }) => `${code}: ${withoutValues(message, Object.values(values))}`);
  const fields = [...new Set(errors.flatMap((one) => one.fields))];
  const message = texts.join('; ') + (fields.length > 0 ? ` (${fields.join(', ')})` : '');
  return errors.some(isLocked) ? again(first.code, message) : failure(first.code, message, { fields });
}

/** What came of a record that was refused alone, with all of its request. */
export function refusedAlone({ code, message }: Pick<Trouble, 'code' | 'message'>): FailureOutcome | AgainOutcome {
  return isLocked({ code, message }) ? again(code, message) : failure(code, message);
}

/** Somebody else is writing it, or a trigger met a limit of the moment (businesslogic.md of rudder-transformer). */
function isLocked({ code, message }: Pick<Trouble, 'code' | 'message'>): boolean {
  if (code === 'UNABLE_TO_LOCK_ROW') return true;
  return code === 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' && /UNABLE_TO_LOCK_ROW|Too many SOQL queries/.test(message);
}
