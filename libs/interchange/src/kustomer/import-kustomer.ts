import type { WorkflowDefinition } from '@fanfare/contracts';
import type { Loss } from '../loss.js';
import { readWorkflow } from './read/read-workflow.js';
import { unwrap } from './wrapping.js';

/** A workflow that was Kustomer's, as a draft, and everything that is not the same. */
export interface KustomerImport {
  readonly definition: WorkflowDefinition;
  readonly losses: readonly Loss[];
}

/**
 * Translates a workflow of Kustomer's, as its editor exports it or its API answers. What cannot be translated is in
 * `losses`, with its path in what was given. Throws ImportRefused for what is no workflow at all.
 */
export function importKustomer(given: unknown): KustomerImport {
  const { definition, losses } = readWorkflow(unwrap(given));
  return { definition, losses };
}
