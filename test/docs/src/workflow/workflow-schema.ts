import { workflowSchema } from '@fanfare/contracts';
import type { Page } from '../page.js';

const file = 'workflow.schema.json';

export function workflowSchemaPage(): Page {
  return {
    file,
    title: 'The form of a workflow definition',
    about: 'The JSON Schema of a workflow definition, for editors and other tools.',
    body: JSON.stringify(workflowSchema()),
  };
}
