import type { JsonObject, WorkflowDefinition } from '@fanfare/contracts';
import { ImportRefused } from '../import-refused.js';
import type { Loss } from '../loss.js';
import { isObject, same } from '../same.js';
import { mend } from './mend.js';
import { readWorkflow } from './read/read-workflow.js';
import { rewrap, unwrap, type Unwrapped } from './wrapping.js';
import { memoryOf, noMemory } from './write/memory.js';
import { writeWorkflow } from './write/write-workflow.js';

/** A workflow as Kustomer takes it, and what it cannot express; paths are those of the definition. */
export interface KustomerExport {
  readonly json: JsonObject;
  readonly losses: readonly Loss[];
}

/**
 * Writes a definition as a workflow of Kustomer's. One that was imported comes back as the document it was, with every
 * edit made since; what was lost already when it was imported is still in that document and not a loss.
 */
export function exportKustomer(definition: WorkflowDefinition): KustomerExport {
  const source = sourceOf(definition);
  if (!source) {
    const { workflow, losses } = writeWorkflow(definition, noMemory);
    return { json: workflow, losses };
  }
  const read = readWorkflow(source);
  const memory = memoryOf(source.workflow, read);
  const before = writeWorkflow(read.definition, memory);
  const after = writeWorkflow(definition, memory);
  const workflow = mend(source.plain, before.workflow, after.workflow);
  return {
    json: rewrap(source, isObject(workflow) ? workflow : after.workflow),
    losses: after.losses.filter((loss) => !before.losses.some((known) => same({ ...known }, { ...loss }))),
  };
}

/** The document, unless somebody made it into something else: then the definition alone is exported. */
function sourceOf({ imported }: WorkflowDefinition): Unwrapped | null {
  if (!imported) return null;
  try {
    return unwrap(imported.document);
  } catch (error) {
    if (error instanceof ImportRefused) return null;
    throw error;
  }
}
