import { z } from 'zod';
import { instantMs } from '../json.js';
import { workflowId, workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** A contact for whom a workflow does not start any more, because it did again and again. */
export const contactLock = z.object({ contact: z.string(), since: instantMs, until: instantMs });
export type ContactLock = z.infer<typeof contactLock>;

/** Those that hold now, the latest first. */
export const listContactLocks = defineRequest(
  'orchestrator.locks',
  z.object({ workspace: workspaceId, workflow: workflowId }),
  z.object({ locks: z.array(contactLock) }),
);

/** It may start again for a contact, and what it did so far does not count. False: it was not locked. */
export const unlockContact = defineRequest(
  'orchestrator.unlock',
  z.object({ workspace: workspaceId, workflow: workflowId, contact: z.string() }),
  z.object({ unlocked: z.boolean() }),
);
