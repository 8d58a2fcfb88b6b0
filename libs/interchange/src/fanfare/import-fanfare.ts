import {
  fieldProblems,
  workflowDefinition,
  type Json,
  type JsonObject,
  type WorkflowDefinition,
} from '@fanfare/contracts';
import { refuseTooDeep } from '../depth.js';
import { ImportRefused } from '../import-refused.js';
import type { Loss } from '../loss.js';
import { fieldOf, isObject } from '../same.js';
import { withOurNames } from './our-names.js';

/** A definition, and what was read otherwise than it was written. */
export interface FanfareImport {
  readonly definition: WorkflowDefinition;
  readonly notes: readonly Loss[];
}

const notOne = 'This is not a workflow definition';

/**
 * Reads a definition of our own: bare, in an envelope (`{ workflow }`) or as the API shows it (`{ definition }`), also
 * with triggers under the names that people give them. Throws ImportRefused, with the path of each mistake.
 */
export function importFanfare(given: unknown): FanfareImport {
  refuseTooDeep(given);
  const plain = unwrapped(given);
  if (
    isObject(fieldOf(plain, 'trigger')) &&
    fieldOf(fieldOf(plain, 'trigger') as JsonObject, 'eventName') !== undefined
  ) {
    throw new ImportRefused(notOne, [{ path: 'trigger.eventName', message: 'import it as a workflow of Kustomer' }]);
  }
  const notes: Loss[] = [];
  const parsed = workflowDefinition.safeParse(withOurNames(plain, notes));
  if (!parsed.success) throw new ImportRefused(notOne, fieldProblems(parsed.error));
  return { definition: parsed.data, notes };
}

const envelopes = ['workflow', 'definition'] as const;

function unwrapped(given: unknown): JsonObject {
  if (!isObject(given)) throw new ImportRefused(notOne, [{ path: '', message: 'give a JSON object' }]);
  if (fieldOf(given, 'steps') !== undefined) return given;
  const inner = envelopes.map((name): Json | undefined => fieldOf(given, name)).find(isObject);
  return inner ? unwrapped(inner) : given;
}
