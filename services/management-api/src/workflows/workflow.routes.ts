import { z } from 'zod';
import {
  activation,
  fieldProblem,
  instantMs,
  jsonObject,
  publishingConsequences,
  triggerNames,
  type TriggerName,
  workflowDefinition,
  workflowId,
} from '@fanfare/contracts';
import { queryInteger, queryText, queryWords } from '../http/query.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { workflowSorts } from './workflow-order.js';
import { workflowStatuses } from './workflow.js';

const tag = 'workflows';
const access = 'workspace';
const workflows = `${inWorkspace}/workflows`;
const workflowParams = workspaceParams.extend({ id: workflowId });
const revision = z
  .number()
  .int()
  .positive()
  .optional()
  .meta({ description: 'The revision that was edited: with it, a change by somebody else is a conflict' });
/** Any object: nothing of it may be lost, or filled in. The document says what it should be. */
export const definition = jsonObject.meta({
  description: 'A workflow definition. A draft is taken, and shown, with whatever mistakes it has',
  anyOf: [{ $ref: '#/$defs/WorkflowDefinition' }, { type: 'object' }],
});

export const workflowSummary = z.object({
  workspace: z.string(),
  id: z.string(),
  name: z.string(),
  status: z.enum(workflowStatuses),
  revision: z.number().int(),
  trigger: z.string().nullable().meta({ description: 'What its draft starts by; null when that says nothing' }),
  site: z.string().nullable().meta({ description: 'The site that its draft listens to; null: all' }),
  card: z.string().nullable().meta({ description: 'The card that its draft listens to; null: all' }),
  /** The version in force; null when none is. */
  activeVersion: z.number().int().nullable(),
  latestVersion: z.number().int(),
  /** Paused, and its runs stay where they are. */
  held: z.boolean(),
  pausedBecause: z
    .string()
    .nullable()
    .meta({ description: 'Why it is paused, if that was said: by a person, or because it seems to start itself' }),
  createdAt: instantMs,
  updatedAt: instantMs,
});
export const workflowView = workflowSummary.extend({
  definition,
  activations: z.array(activation),
  problems: z.array(fieldProblem).meta({ description: 'What keeps the draft from being activated' }),
  warnings: z.array(fieldProblem).meta({ description: 'What does not, but may do harm' }),
});
export type WorkflowSummary = z.infer<typeof workflowSummary>;
export type WorkflowView = z.infer<typeof workflowView>;

/** Which workflows, and in which order. */
const which = {
  search: queryText.optional().meta({ description: 'How the name begins, or one of its words, or the id' }),
  status: queryWords(workflowStatuses).optional(),
  trigger: queryWords(triggerNames as [TriggerName, ...TriggerName[]]).optional(),
  site: queryText.optional(),
  card: queryText.optional(),
  sort: z.enum(workflowSorts).optional().meta({ description: 'By id (the default), by name, or what was updated or created last first' }),
  after: z.string().min(1).max(1_500).optional().meta({ description: 'The `next` of the page before, in the same order' }),
  limit: queryInteger(1, 200).optional(),
}; // prettier-ignore

const verdict = z.object({ valid: z.boolean(), errors: z.array(fieldProblem), warnings: z.array(fieldProblem) });
const version = z.object({ version: z.number().int(), frozenAt: instantMs });

export const workflowRoutes = {
  create: defineRoute({
    method: 'POST', path: workflows, access, tag, status: 201,
    summary: 'Saves a new workflow as a draft',
    params: workspaceParams, body: z.strictObject({ id: workflowId.optional(), definition }), reply: workflowView,
  }),
  list: defineRoute({
    method: 'GET', path: workflows, access, tag,
    summary: 'Lists the workflows that fit all that is asked. What they start by and listen to is what their drafts say',
    params: workspaceParams,
    query: z.strictObject(which),
    reply: z.object({ workflows: z.array(workflowSummary), next: z.string().nullable() }),
  }),
  get: defineRoute({ method: 'GET', path: `${workflows}/:id`, access, tag, summary: 'Shows a workflow with its draft and what is wrong with it', params: workflowParams, reply: workflowView }),
  save: defineRoute({
    method: 'PUT', path: `${workflows}/:id`, access, tag,
    summary: 'Saves the draft under this id; makes the workflow when there is none',
    params: workflowParams, body: z.strictObject({ definition, revision }), reply: workflowView,
  }),
  validateUnsaved: defineRoute({
    method: 'POST', path: `${workflows}/validate`, access, role: 'viewer', tag,
    summary: 'Says what would keep a definition from being activated',
    params: workspaceParams, body: z.strictObject({ definition }), reply: verdict,
  }),
  validate: defineRoute({ method: 'POST', path: `${workflows}/:id/validate`, access, role: 'viewer', tag, summary: 'Says what keeps the draft from being activated', params: workflowParams, reply: verdict }),
  versions: defineRoute({ method: 'GET', path: `${workflows}/:id/versions`, access, tag, summary: 'Lists the frozen versions, newest first', params: workflowParams, reply: z.object({ versions: z.array(version) }) }),
  version: defineRoute({
    method: 'GET', path: `${workflows}/:id/versions/:version`, access, tag,
    summary: 'Shows a frozen version',
    params: workflowParams.extend({ version: queryInteger(1, 1_000_000) }), reply: version.extend({ definition: workflowDefinition }),
  }),
}; // prettier-ignore

const waitingRuns = z.enum(['finish', 'move', 'exit']).optional().meta({
  description:
    'What becomes of runs of other versions: what was decided for them before (finish, the default: mostly they finish on theirs), they go on with this one when they have waited (move), or they end (exit). A decision to move stands until another one, or until an older version is put in force',
});

const change = { method: 'POST', access, tag, params: workflowParams, reply: workflowView } as const;

/** What changes which version is in force. Each is answered when the change has taken effect. */
export const lifecycleRoutes = {
  consequences: defineRoute({
    method: 'GET',
    path: `${workflows}/:id/consequences`,
    access,
    tag,
    summary:
      'Says what publishing the draft, or going back to a version, would mean for runs under way: how many `exit` would end, and which of those that wait `move` can really move',
    params: workflowParams,
    query: z.strictObject({
      version: queryInteger(1, 1_000_000).optional().meta({ description: 'Without it: the draft' }),
    }),
    reply: publishingConsequences,
  }),
  activate: defineRoute({
    ...change,
    path: `${workflows}/:id/activate`,
    summary: 'Freezes the draft as a version and puts it in force',
    body: z.strictObject({ revision, waitingRuns }).default({}),
  }),
  pause: defineRoute({
    ...change,
    path: `${workflows}/:id/pause`,
    summary:
      'Starts no new runs; those started go on to their ends (drain), or stay where they are until it is resumed (hold)',
    body: z
      .strictObject({
        runs: z.enum(['drain', 'hold']).default('drain'),
        reason: z.string().max(500).optional().meta({ description: 'Shown with the workflow while it is paused' }),
      })
      .default({ runs: 'drain' }),
  }),
  resume: defineRoute({
    ...change,
    path: `${workflows}/:id/resume`,
    summary: 'Puts the version that was paused in force again',
  }),
  rollback: defineRoute({
    ...change,
    path: `${workflows}/:id/rollback`,
    summary: 'Puts an older version in force',
    body: z.strictObject({ version: z.number().int().positive(), waitingRuns }),
  }),
  archive: defineRoute({
    ...change,
    path: `${workflows}/:id/archive`,
    summary: 'Ends the workflow for good; its runs and versions stay readable',
    body: z
      .strictObject({
        runs: z.enum(['drain', 'exit']).optional().meta({
          description:
            'What becomes of the runs that have begun: they go on to their ends (drain, the default), or end (exit). Of runs that are held it must be said',
        }),
      })
      .default({}),
  }),
};
