import { z } from 'zod';
import { instantMs } from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

const role = z.enum(['viewer', 'editor', 'admin', 'owner']);
const nothing = z.object({});
const member = z.object({ account: z.string(), email: z.string(), name: z.string(), role, since: instantMs });
const invitation = z.object({ id: z.string(), email: z.string(), role, endsAt: instantMs });
const invited = invitation.extend({ token: z.string(), address: z.string().nullable(), mailed: z.boolean() });
const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  usedAt: instantMs.nullable(),
  endsAt: instantMs.nullable(),
});
const auditEntry = z.object({
  id: z.string(),
  at: instantMs,
  who: z.object({ kind: z.string(), name: z.string() }),
  what: z.string(),
  about: z.record(z.string(), z.string()),
  status: z.number().nullable(),
});

export const memberRoles = role.options;
export type MemberRole = z.infer<typeof role>;
export type Member = z.infer<typeof member>;
export type Invitation = z.infer<typeof invitation>;
export type Invited = z.infer<typeof invited>;
export type ApiKey = z.infer<typeof apiKey>;
export type AuditEntry = z.infer<typeof auditEntry>;

/** Who may do what in a workspace, and who did. */
export class Members {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  async list(): Promise<Member[]> {
    return (await this.ask({ method: 'GET', path: '/members', reply: z.object({ members: z.array(member) }) })).members;
  }

  async invitations(): Promise<Invitation[]> {
    const reply = z.object({ invitations: z.array(invitation) });
    return (await this.ask({ method: 'GET', path: '/invitations', reply })).invitations;
  }

  invite(email: string, role: MemberRole): Promise<Invited> {
    return this.ask({ method: 'POST', path: '/invitations', body: { email, role }, reply: invited });
  }

  async setRole(account: string, role: MemberRole): Promise<void> {
    await this.ask({
      method: 'POST',
      path: `/members/${encodeURIComponent(account)}/role`,
      body: { role },
      reply: nothing,
    });
  }

  async remove(account: string): Promise<void> {
    await this.ask({ method: 'POST', path: `/members/${encodeURIComponent(account)}/remove`, reply: nothing });
  }

  keys(): Promise<{ keys: ApiKey[]; scopes: string[] }> {
    const reply = z.object({ keys: z.array(apiKey), scopes: z.array(z.string()) });
    return this.ask({ method: 'GET', path: '/api-keys', reply });
  }

  makeKey(body: { name: string; scopes: string[]; endsAt?: number }): Promise<ApiKey & { key: string }> {
    return this.ask({ method: 'POST', path: '/api-keys', body, reply: apiKey.extend({ key: z.string() }) });
  }

  async revokeKey(id: string): Promise<void> {
    await this.ask({ method: 'POST', path: `/api-keys/${encodeURIComponent(id)}/revoke`, reply: nothing });
  }

  auditLog(query: {
    limit?: number | undefined;
    after?: string | undefined;
  }): Promise<{ entries: AuditEntry[]; next: string | null }> {
    const reply = z.object({ entries: z.array(auditEntry), next: z.string().nullable() });
    return this.ask({ method: 'GET', path: '/audit-log', query, reply });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}
