import { z } from 'zod';
import { sealed } from './connected-app.js';
import { instantMs } from './json.js';
import { workspaceId } from './names.js';
import type { TriggerName } from './triggers.js';

/** A hook's id inside its workspace, such as `shop-orders`: what a workflow's filter asks for. One token of keys. */
export const hookId = workspaceId;

/** Who calls a hook's address: a system of whatever kind, a form, a service that hands on e-mail as JSON, or one of two vendors. */
export const hookKind = z.enum(['webhook', 'form', 'email', 'mailchimp', 'twilio']);
export type HookKind = z.infer<typeof hookKind>;

/** The trigger of what a hook receives. */
export const hookTriggers = {
  webhook: 'Webhook.Received',
  form: 'Form.Received',
  email: 'Email.Received',
  mailchimp: 'Webhook.Received',
  twilio: 'Webhook.Received',
} as const satisfies Record<HookKind, TriggerName>;

/**
 * How a caller proves who it is, beside knowing the address. `signature`: as the vendor of the hook's kind signs, else by
 * Standard Webhooks.
 */
export const hookProtection = z.enum(['none', 'key', 'signature']);
export type HookProtection = z.infer<typeof hookProtection>;

const path = z.string().min(1).max(200).describe('The way to a field of the payload, such as customer.email');

/** Which fields of the payload say whom it is about. */
export const contactFrom = z.strictObject({
  id: path.optional(),
  email: path.optional(),
  mobile: path.optional(),
  firstName: path.optional(),
  lastName: path.optional(),
});
export type ContactFrom = z.infer<typeof contactFrom>;

/** Until when something is valid that was replaced. Null: it is in force. */
const until = instantMs.nullable();

/** An address at which others post into a workspace: what the `hooks` bucket holds. */
export const hook = z.object({
  workspace: workspaceId,
  id: hookId,
  kind: hookKind,
  /** What people call it. */
  title: z.string(),
  protection: hookProtection,
  /** The key or the secrets of signatures, newest first, with how a long one ends so that people recognise it. */
  secrets: z.array(z.object({ sealed, hint: z.string(), until })),
  /** SHA-256 of the tokens that its address may have, newest first: who reads the bucket can call no hook. */
  addresses: z.array(z.object({ digest: z.string(), until })),
  /** Its callers are asked to come back. */
  paused: z.boolean(),
  /** Absent: where its kind usually has them. */
  contactFrom: contactFrom.optional(),
  createdAt: instantMs,
  updatedAt: instantMs,
});
export type Hook = z.infer<typeof hook>;

export const hookKey = ({ workspace, id }: Pick<Hook, 'workspace' | 'id'>) => `${workspace}.${id}`;

/** What the seal of a hook's secrets is bound to. */
export const hookBinding = (of: Pick<Hook, 'workspace' | 'id'>) => `hook/${hookKey(of)}`;

/** Where the gateway takes what is posted to a hook. */
export const hookPath = (token: string) => `/v1/hooks/${token}`;

/** Where the world reaches the gateway: what the addresses of hooks begin with. Without a slash at its end. */
export const gatewayUrl = z.url({ protocol: /^https?$/, error: 'expected http://… or https://…' }).transform((url) => url.replace(/\/+$/, '')); // prettier-ignore

/** A hook as people see it: neither its address nor its secrets, of which the API tells once, when it makes them. */
export const hookView = hook.omit({ workspace: true, secrets: true, addresses: true }).extend({
  trigger: z.string(),
  secrets: z.array(z.object({ hint: z.string(), until })),
  addresses: z.array(z.object({ until })),
});
export type HookView = z.infer<typeof hookView>;

/** What has just been made for a hook, told this once. */
export const hookMade = z.object({
  hook: hookView,
  /** `url` where the API knows under which address the world reaches the gateway. */
  address: z.object({ path: z.string(), url: z.string().nullable() }).optional(),
  secret: z.string().optional(),
});
export type HookMade = z.infer<typeof hookMade>;

/** Which hook received an event, and what came along with the payload. */
export const receivingHook = z.object({
  id: hookId,
  title: z.string(),
  kind: hookKind,
  protection: hookProtection
    .optional()
    .describe('How its caller proved who it is. Absent in events of before this was told.'),
  headers: z.record(z.string(), z.string()),
  query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type ReceivingHook = z.infer<typeof receivingHook>;
