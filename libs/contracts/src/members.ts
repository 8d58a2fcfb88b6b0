import { z } from 'zod';
import { instantMs } from './json.js';

/** What somebody may do in a workspace, each including those before it: look; change; connect and invite; own. */
export const roles = ['viewer', 'editor', 'admin', 'owner'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const member = z.object({ account: z.string(), email: z.string(), name: z.string(), role, since: instantMs });
export type Member = z.infer<typeof member>;

export const invitation = z.object({ id: z.string(), email: z.string(), role, endsAt: instantMs });
export type Invitation = z.infer<typeof invitation>;

/** One that was made just now. `address`: null where nobody has said where the console is. */
export const invited = invitation.extend({ token: z.string(), address: z.string().nullable(), mailed: z.boolean() });
export type Invited = z.infer<typeof invited>;

/** A key that was made for a program, by its end. */
export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.string()),
  createdAt: instantMs,
  createdBy: z.string(),
  usedAt: instantMs.nullable(),
  endsAt: instantMs.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const apiKeyMade = apiKey.extend({ key: z.string() });

/** Who changed what. `status`: the HTTP status of the answer; null: nobody knows how it ended. */
export const auditEntry = z.object({
  id: z.string(),
  at: instantMs,
  who: z.object({ kind: z.enum(['account', 'key', 'environment']), id: z.string().nullable(), name: z.string() }),
  what: z.string(),
  about: z.record(z.string(), z.string()),
  status: z.number().int().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
