import { z } from 'zod';
import { listContactLocks, unlockContact, workflowId } from '@fanfare/contracts';
import { defineRoute, inWorkspace, workspaceParams } from '../http/route.js';

const common = { access: 'workspace', tag: 'workflows' } as const;
const locks = `${inWorkspace}/workflows/:id/locks`;
const params = workspaceParams.extend({ id: workflowId });

export const lockRoutes = {
  locks: defineRoute({
    ...common, method: 'GET', path: locks, params,
    summary: 'Lists contacts for whom the workflow does not start for a day, because it did again and again',
    reply: listContactLocks.reply,
  }),
  unlock: defineRoute({
    ...common, method: 'POST', path: `${locks}/unlock`, params,
    summary: 'Lets the workflow start for such a contact again; what it did so far does not count',
    body: z.strictObject({ contact: z.string().min(1).max(128) }),
    reply: unlockContact.reply,
  }),
}; // prettier-ignore
