import { z } from 'zod';
import { contactSnapshot, dryRun, nodeId, publishedEvent, triggerName, whatIf, workflowId } from '@fanfare/contracts';
import { instant } from '../http/instant.js';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';
import { definition } from '../workflows/workflow.routes.js';

const tag = 'trying';
const access = 'workspace';
const workflows = `${inWorkspace}/workflows`;
const workflowParams = workspaceParams.extend({ id: workflowId });
const version = z.number().int().positive();

const request = {
  event: publishedEvent.extend({ type: triggerName.optional() }).optional().meta({
    description:
      'A made-up event, as a hub would post it. Without this and eventId one is made up from what the trigger says of its data',
  }),
  eventId: z.string().min(1).max(128).optional().meta({ description: 'A recorded event, by its id' }),
  contact: z
    .union([z.string().min(1).max(128), contactSnapshot.partial()])
    .optional()
    .meta({ description: 'A contact by its id, or one that is made up. Without it: whom the event is about' }),
  exits: z
    .record(nodeId, z.string().min(1))
    .optional()
    .meta({ description: 'The exits by which steps are to leave, by the ids of the steps' }),
};
const notBoth = ({ event, eventId }: { event?: unknown; eventId?: unknown }) =>
  event === undefined || eventId === undefined;
const saidTwice = { path: ['eventId'], message: 'give an event or the id of one, not both' };

const tryRequest = z
  .strictObject({
    ...request,
    version: version.optional().meta({ description: 'A frozen version instead of the draft' }),
  })
  .refine(notBoth, saidTwice);
export type LiveTestRequest = z.output<typeof tryRoutes.liveTest.body>;
export type TryRequest = z.output<typeof tryRequest>;

export const tryRoutes = {
  try: defineRoute({
    method: 'POST', path: `${workflows}/:id/try`, access, role: 'viewer', tag,
    summary: 'Says what the draft, or a version, would do for an event: its path, the input of each step, its effects. Nothing happens: services answer with the samples that their actions declare, and waits are passed at once',
    params: workflowParams, body: tryRequest, reply: dryRun,
  }),
  tryUnsaved: defineRoute({
    method: 'POST', path: `${workflows}/try`, access, role: 'viewer', tag,
    summary: 'Says what a definition that is not saved would do for an event. Nothing happens',
    params: workspaceParams,
    body: z.strictObject({ ...request, definition }).refine(notBoth, saidTwice),
    reply: dryRun,
  }),
  liveTest: defineRoute({
    method: 'POST', path: `${workflows}/:id/live-test`, access, tag, status: 202,
    summary: 'Starts one real run of the draft, or of a version, about a contact: with real effects, marked as a test. Filters, re-entry and turns do not keep it from starting',
    params: workflowParams,
    body: z.strictObject({
      contact: z.string().min(1).max(128).meta({ description: 'A contact by its id' }),
      event: request.event,
      eventId: request.eventId,
      version: version.optional().meta({ description: 'A frozen version instead of the draft' }),
      delays: z.enum(['skip', 'wait']).default('skip').meta({ description: 'Whether delays and quiet hours are passed at once' }),
      request: z.string().min(1).max(100).optional().meta({ description: 'The same again is the same run' }),
    }).refine(notBoth, saidTwice),
    reply: z.object({ run: z.string(), version: z.number().int() }),
  }),
  whatIf: defineRoute({
    method: 'POST', path: `${workflows}/:id/what-if`, access, role: 'viewer', tag,
    summary: 'Plays the recorded events of a time through the draft and says what it would do, next to what another version did. Nothing happens: a step that the real run took too, with the same input, is answered as it was; others with samples',
    params: workflowParams,
    body: z.strictObject({
      from: instant.meta({ description: 'Events stored at this instant or later' }),
      to: instant.optional().meta({ description: 'And before this one. Without it: now' }),
      limit: z.number().int().min(1).max(100_000).default(10_000).meta({ description: 'Events to look at' }),
      version: version.optional().meta({ description: 'A frozen version instead of the draft' }),
      against: z.union([version, z.literal('active')]).default('active').meta({ description: 'The version to compare with: the one in force, or a number' }),
    }),
    reply: whatIf,
  }),
}; // prettier-ignore
