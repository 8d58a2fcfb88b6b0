import { Controller } from '@nestjs/common';
import { notFound } from '../http/problem-error.js';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { callerOf } from './caller.js';
import { AuditStore } from './audit.store.js';
import { Inviting } from './inviting.js';
import { Keys } from './keys.js';
import { LinkStore } from './link.store.js';
import { memberRoutes as routes } from './member.routes.js';
import { Members, mustReach } from './members.js';

const defaultLimit = 50;

/** Who may do what in a workspace, and who did. */
@Controller()
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly inviting: Inviting,
    private readonly links: LinkStore,
    private readonly apiKeys: Keys,
    private readonly audit: AuditStore,
  ) {}

  @Serves(routes.list)
  async list({ params }: Given<typeof routes.list>) {
    return { members: await this.members.list(params.workspace) };
  }

  @Serves(routes.setRole)
  async setRole({ params: { workspace, id }, body, caller }: Given<typeof routes.setRole>) {
    await this.members.setRole(workspace, id, body.role, caller);
    return {};
  }

  @Serves(routes.remove)
  async remove({ params: { workspace, id }, caller }: Given<typeof routes.remove>) {
    await this.members.remove(workspace, id, caller);
    return {};
  }

  @Serves(routes.invitations)
  async invitations({ params: { workspace } }: Given<typeof routes.invitations>) {
    const links = await this.links.list(workspace, Date.now());
    return {
      invitations: links.flatMap(({ id, email, role, endsAt }) =>
        role ? [{ id, email, role, endsAt: endsAt.getTime() }] : [],
      ),
    };
  }

  @Serves(routes.invite)
  async invite({ params: { workspace }, body, caller }: Given<typeof routes.invite>) {
    mustReach(await this.members.roleOf(caller, workspace), body.role);
    return this.inviting.invite(workspace, body.email, body.role, Date.now());
  }

  @Serves(routes.withdraw)
  async withdraw({ params: { workspace, id } }: Given<typeof routes.withdraw>) {
    if (!(await this.links.withdraw(workspace, id))) throw notFound('invitation');
    return {};
  }

  @Serves(routes.keys)
  async keys({ params }: Given<typeof routes.keys>) {
    return { keys: await this.apiKeys.list(params.workspace), scopes: this.apiKeys.scopes };
  }

  @Serves(routes.makeKey)
  makeKey({ params, body, caller }: Given<typeof routes.makeKey>) {
    return this.apiKeys.make(params.workspace, body, callerOf(caller), Date.now());
  }

  @Serves(routes.revokeKey)
  async revokeKey({ params }: Given<typeof routes.revokeKey>) {
    await this.apiKeys.revoke(params.workspace, params.id);
    return {};
  }

  @Serves(routes.auditLog)
  async auditLog({ params, query: { after, limit = defaultLimit } }: Given<typeof routes.auditLog>) {
    const found = await this.audit.list(params.workspace, after, limit + 1);
    const entries = found.slice(0, limit).map(({ _id: id, workspace: _, ...entry }) => ({ id, ...entry }));
    return { entries, next: found.length > limit ? (entries.at(-1)?.id ?? null) : null };
  }
}
