import { z } from 'zod';
import { workflowId, workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** Pauses a workflow that does harm. One that is not active stays as it is. */
export const pauseWorkflow = defineRequest(
  'workflows.pause',
  z.object({ workspace: workspaceId, workflow: workflowId, because: z.string() }),
  z.object({ paused: z.boolean() }),
);
