import { z } from 'zod';
import { workspaceId } from '../names.js';
import { runMode } from '../token.js';
import { runDocument, runSummary } from '../run.js';
import { runFilter } from '../run-filter.js';
import { defineRequest } from './request.js';

export const listRuns = defineRequest(
  'runs.list',
  runFilter.extend({
    workspace: workspaceId,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  z.object({ runs: z.array(runSummary), next: z.string().nullable() }),
);

export const getRun = defineRequest(
  'runs.get',
  z.object({ workspace: workspaceId, id: z.string() }),
  z.object({ run: runDocument.nullable() }),
);

/** Many runs at once; those that do not exist are not among them. */
export const getRuns = defineRequest(
  'runs.getMany',
  z.object({ workspace: workspaceId, ids: z.array(z.string()).max(500) }),
  z.object({
    runs: z.array(runDocument),
    /** Did not fit into this answer: to be asked for again. */
    left: z.array(z.string()),
    /** Fit into no answer. */
    tooLarge: z.array(z.string()),
  }),
);

export const countRuns = defineRequest(
  'runs.count',
  z.object({
    workspace: workspaceId,
    workflow: z.string().optional(),
    from: z.number().optional(),
    /** Tests do not count unless they are asked for. */
    mode: runMode.default('live'),
  }),
  z.object({ counts: z.record(z.string(), z.number().int()) }),
);
