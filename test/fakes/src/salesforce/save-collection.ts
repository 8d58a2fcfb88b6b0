import { Refusal, refuse } from './refusal.js';
import type { Saved } from './record-writer.js';

/** A result of a collection, in the place of its record. */
export interface SaveResult {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

/**
 * Saves every record for itself, in order. With `rollBack`, one failure undoes all, and those that would have been saved
 * say so (sObject Collections, "allOrNone").
 */
export function saveCollection(saves: (() => Saved)[], showCreated: boolean, rollBack?: () => void): SaveResult[] {
  const results = saves.map((save) => result(save, showCreated));
  if (!rollBack || results.every(({ success }) => success)) return results;
  rollBack();
  const undone = failed(refuse(400, 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'Record rolled back because not all records were valid and the request was using AllOrNone header')); // prettier-ignore
  return results.map((one) => (one.success ? undone : one));
}

function result(save: () => Saved, showCreated: boolean): SaveResult {
  try {
    const { id, created } = save();
    return { id, success: true, errors: [], ...(showCreated && { created }) };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return failed(refusal);
  }
}

function failed({ troubles }: Refusal): SaveResult {
  const errors = troubles.map(({ errorCode, message, fields = [] }) => ({ statusCode: errorCode, message, fields }));
  return { success: false, errors };
}
