import * as contracts from '@fanfare/contracts';
import { jsonSchemaOf } from '../json-schema.js';
import type { Page } from '../page.js';

const file = 'workflow.schema.json';

/** Parts that occur more than once, or in themselves, each under a name of its own. */
const parts = {
  condition: contracts.condition,
  comparison: contracts.comparison,
  step: contracts.step,
  branch: contracts.branch,
  next: contracts.next,
  endingRule: contracts.endingRule,
  triggerName: contracts.triggerName,
  nodeId: contracts.nodeId,
  duration: contracts.duration,
  timeOfDay: contracts.timeOfDay,
};

export function workflowSchemaPage(): Page {
  const { $schema, ...schema } = jsonSchemaOf(contracts.workflowDefinition, parts);
  const titled = {
    $schema,
    $id: 'urn:fanfare:workflow-definition',
    title: 'Workflow',
    description:
      'A workflow as people write, import and export it. Whether it can run (its graph, its references, the inputs of its actions) is for validation to say.',
    ...schema,
  };
  return {
    file,
    title: 'The form of a workflow definition',
    about: 'The JSON Schema of a workflow definition, for editors and other tools.',
    body: JSON.stringify(titled),
  };
}
