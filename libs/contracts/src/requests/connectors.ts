import { z } from 'zod';
import { appId, connectedApp } from '../connected-app.js';
import { workspaceId } from '../names.js';
import { defineRequest } from './request.js';

/** What a harmless call to an account came to. */
export const appVerdict = z.discriminatedUnion('ok', [
  /** Which account it is, in the vendor's words. */
  z.object({ ok: z.literal(true), about: z.string() }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type AppVerdict = z.infer<typeof appVerdict>;

/** Has a connector try an account with a harmless call. Its secrets travel sealed; the app need not be connected yet. */
export const testApp = (service: string) =>
  defineRequest(`${service}.test-app`, z.object({ app: connectedApp }), appVerdict);

/** What a field of a step can be, where the vendor knows it: audiences, templates. */
export const appChoices = (service: string) =>
  defineRequest(
    `${service}.choices`,
    z.object({ workspace: workspaceId, app: appId.optional(), name: z.string() }),
    z.object({ choices: z.array(z.object({ value: z.string(), title: z.string() })) }),
  );
