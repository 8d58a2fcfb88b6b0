import { z } from 'zod';
import { json } from './json.js';
import { nodeId } from './names.js';
import { step, workflowDefinition } from './workflow.js';

export const fieldChange = z.object({
  path: z.string().describe('Where it stands in the definition, such as steps.coupon.input.offer.'),
  exit: z.string().optional().describe('The exit that it is about.'),
  before: json.optional().describe('Absent: it was not there.'),
  after: json.optional().describe('Absent: it is not there any more.'),
});
export type FieldChange = z.infer<typeof fieldChange>;

const { steps: _steps, ...parts } = workflowDefinition.shape;
export type WorkflowPart = keyof typeof parts;
export const workflowParts = Object.keys(parts) as [WorkflowPart, ...WorkflowPart[]];

/** One difference between two definitions of a workflow. */
export const workflowChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workflow.changed'), part: z.enum(workflowParts), fields: z.array(fieldChange) }),
  z.object({ kind: z.literal('step.added'), step: nodeId, after: step }),
  z.object({ kind: z.literal('step.removed'), step: nodeId, before: step }),
  z
    .object({ kind: z.literal('step.renamed'), from: nodeId, to: nodeId })
    .describe('The same step under another id; whatever referred to it does so still.'),
  z.object({ kind: z.literal('step.changed'), step: nodeId, fields: z.array(fieldChange) }),
]);
export type WorkflowChange = z.infer<typeof workflowChange>;
