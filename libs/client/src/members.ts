import { z } from 'zod';
import {
  apiKey,
  apiKeyMade,
  auditEntry,
  invitation,
  invited,
  member,
  type ApiKey,
  type AuditEntry,
  type Invitation,
  type Invited,
  type Member,
  type Role,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

const nothing = z.object({});

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

  invite(email: string, role: Role): Promise<Invited> {
    return this.ask({ method: 'POST', path: '/invitations', body: { email, role }, reply: invited });
  }

  async setRole(account: string, role: Role): Promise<void> {
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
    return this.ask({ method: 'POST', path: '/api-keys', body, reply: apiKeyMade });
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
