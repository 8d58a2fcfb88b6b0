import { comparison, condition } from './condition.js';
import { duration } from './duration.js';
import type { JsonObject } from './json.js';
import { jsonSchemaOf } from './json-schema.js';
import { nodeId } from './names.js';
import { timeOfDay } from './time-of-day.js';
import { triggerName } from './triggers.js';
import { branch, endingRule, next, step, workflowDefinition } from './workflow.js';

/** Parts of a workflow that occur more than once, or in themselves. */
export const workflowSchemaParts = { condition, comparison, step, branch, next, endingRule, triggerName, nodeId, duration, timeOfDay }; // prettier-ignore

/** The published JSON Schema of a workflow, for editors and other tools. */
export function workflowSchema(): JsonObject {
  const { $schema, ...schema } = jsonSchemaOf(workflowDefinition, { parts: workflowSchemaParts });
  return {
    ...($schema !== undefined && { $schema }),
    $id: 'urn:fanfare:workflow-definition',
    title: 'Workflow',
    description:
      'A workflow as people write, import and export it. Whether it can run (its graph, its references, the inputs of its actions) is for validation to say.',
    ...schema,
  };
}
