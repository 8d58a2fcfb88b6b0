import { z } from 'zod';
import { instantMs, jsonObject } from './json.js';
import { serviceName, workspaceId } from './names.js';

/** A connected app's id inside its workspace, such as `acme-mailchimp`: what a step names. One token of subjects and keys. */
export const appId = workspaceId;

/**
 * A text under envelope encryption: sealed with a data key of its own, which is sealed with a master key. Base64.
 * What it is bound to (workspace, connector, app) is part of the seal, so it opens nowhere else.
 */
export const sealed = z.strictObject({ keyId: z.string(), wrappedKey: z.string(), text: z.string() });
export type Sealed = z.infer<typeof sealed>;

/** An account at a vendor that a workspace has connected: what the `connections` bucket holds. */
export const connectedApp = z.object({
  workspace: workspaceId,
  id: appId,
  /** The service whose actions use it. */
  connector: serviceName,
  /** What people call it. */
  title: z.string(),
  /** What is not secret. */
  settings: jsonObject,
  /** The secret settings, as a JSON object. */
  secrets: sealed,
  /** How the secrets end, so that people recognise them; and nothing of those that are short. */
  hints: z.record(z.string(), z.string()),
  /** A person holds it: steps wait until it is let go. */
  held: z.boolean(),
  createdAt: instantMs,
  updatedAt: instantMs,
});
export type ConnectedApp = z.infer<typeof connectedApp>;

export const appKey = ({ connector, workspace, id }: Pick<ConnectedApp, 'connector' | 'workspace' | 'id'>) =>
  `${connector}.${workspace}.${id}`;

/** What the seal of an app's secrets is bound to. */
export const appBinding = (app: Pick<ConnectedApp, 'connector' | 'workspace' | 'id'>) => `app/${appKey(app)}`;
