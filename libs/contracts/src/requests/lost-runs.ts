import { z } from 'zod';
import { stuckRun } from '../lost-run.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** The runs that do not go on by themselves, those found last first: of a workspace, or of all. */
export const listLostRuns = defineRequest(
  'runs.lost',
  z.object({ workspace: workspaceId.optional(), limit: z.number().int().min(1).max(200).default(50) }),
  z.object({ runs: z.array(stuckRun) }),
);
