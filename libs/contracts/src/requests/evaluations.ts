import { z } from 'zod';
import { evaluation } from '../evaluation.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

const answer = z.object({ evaluations: z.array(evaluation) });

/** Which workflows an event did not start. */
export const evaluationsOfEvent = defineRequest(
  'runs.evaluationsOfEvent',
  z.object({ workspace: workspaceId, event: z.string() }),
  answer,
);

/** What did not start for a contact, newest first. `refs`: the names by which events may know it; one that fits is enough. */
export const evaluationsOfContact = defineRequest(
  'runs.evaluationsOfContact',
  z.object({
    workspace: workspaceId,
    refs: z.array(z.string()).max(200),
    workflow: z.string().optional(),
    /** Stored at this instant (ms) or later. */
    from: z.number().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  answer,
);
