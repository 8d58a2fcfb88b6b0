import type { Json, JsonObject } from '@fanfare/contracts';
import { maxOwnDepth, refuseTooDeep } from '../depth.js';
import { ImportRefused } from '../import-refused.js';
import type { Loss } from '../loss.js';
import { fieldOf, isObject } from '../same.js';
import { withOurNames } from './our-names.js';

/** A draft, and what was read otherwise than it was written. */
export interface FanfareImport {
  /** As it was written, mistakes included: a draft may have some, and whoever saves it says so. */
  readonly definition: JsonObject;
  readonly notes: readonly Loss[];
}

const notOne = 'This is not a workflow definition';

/**
 * Reads a definition of our own: bare, in an envelope (`{ workflow }`) or as the API shows it (`{ definition }`), also
 * with triggers under the names that people give them. Throws ImportRefused for what is no workflow at all.
 */
export function importFanfare(given: unknown): FanfareImport {
  refuseTooDeep(given, maxOwnDepth);
  const plain = unwrapped(given);
  const trigger = fieldOf(plain, 'trigger');
  if (isObject(trigger) && fieldOf(trigger, 'eventName') !== undefined) {
    throw new ImportRefused(notOne, [{ path: 'trigger.eventName', message: 'import it as a workflow of Kustomer' }]);
  }
  const notes: Loss[] = [];
  return { definition: withOurNames(plain, notes), notes };
}

const envelopes = ['workflow', 'definition'] as const;
const ours = ['name', 'trigger', 'start', 'steps'] as const;

function unwrapped(given: unknown): JsonObject {
  if (!isObject(given)) throw new ImportRefused(notOne, [{ path: '', message: 'give a JSON object' }]);
  if (fieldOf(given, 'steps') !== undefined) return given;
  const inner = envelopes.map((name): Json | undefined => fieldOf(given, name)).find(isObject);
  if (inner) return unwrapped(inner);
  if (ours.some((name) => fieldOf(given, name) !== undefined)) return given;
  throw new ImportRefused(notOne, [{ path: '', message: `give an object with ${ours.join(', ')}` }]);
}
