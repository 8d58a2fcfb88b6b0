import { z } from 'zod';
import { instantMs } from '../json.js';
import { workflowId, workspaceId } from '../names.js';
import { maxRunsPerRequest } from './orchestrator.js';
import { defineRequest } from './request.js';

/** A run that waits for the date that it begins at. It is in no history yet; its workflow decides once more then. */
export const pendingStart = z.object({
  run: z.string(),
  workflow: workflowId,
  /** The version by which it was to begin, when its event came. */
  version: z.number().int(),
  event: z.string(),
  trigger: z.string(),
  site: z.string().nullable(),
  card: z.string().nullable(),
  acceptedAt: instantMs,
  dueAt: instantMs,
});
export type PendingStart = z.infer<typeof pendingStart>;

/** Which of them. A contact is meant by whatever its events may name it by. */
export const pendingFilter = z.object({
  workflow: z.string().optional(),
  contact: z.string().optional(),
  trigger: z.string().optional(),
  event: z.string().optional(),
  site: z.string().optional(),
  card: z.string().optional(),
  /** Their event came at this instant (ms) or later ... */
  from: z.number().optional(),
  /** ... and before this one. */
  to: z.number().optional(),
});
export type PendingFilter = z.infer<typeof pendingFilter>;

/** Those that are due first are first. */
export const listPendingStarts = defineRequest(
  'orchestrator.pendingStarts',
  pendingFilter.extend({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(maxRunsPerRequest).default(50),
  }),
  z.object({ starts: z.array(pendingStart), next: z.string().nullable(), total: z.number().int() }),
);

/** They do not begin, also if their event comes again. Gives those of them that had not begun; asked again, the same. */
export const cancelPendingStarts = defineRequest(
  'orchestrator.cancelPendingStarts',
  z.object({ workspace: workspaceId, runs: z.array(z.string()).max(maxRunsPerRequest) }),
  z.object({ cancelled: z.array(z.string()) }),
);
