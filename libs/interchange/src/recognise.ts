import type { JsonObject } from '@fanfare/contracts';
import { pathToWorkflow } from './kustomer/wrapping.js';
import { fieldOf, isObject } from './same.js';

/** Fields of a trigger of Kustomer's that a trigger of ours never has. */
const theirs = ['eventName', 'callable', 'transitions'] as const;

/** Whether a document is certainly a workflow of Kustomer's. When it may be either, it is not. */
export function isKustomer(document: JsonObject): boolean {
  const workflow = pathToWorkflow(document).reduce((at, word) => fieldOf(at, word) as JsonObject, document);
  const trigger = fieldOf(workflow, 'trigger');
  return isObject(trigger) && theirs.some((name) => fieldOf(trigger, name) !== undefined);
}
