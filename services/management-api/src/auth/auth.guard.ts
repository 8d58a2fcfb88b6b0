import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '../accounts/caller.js';
import { Callers } from '../accounts/callers.js';
import { covers } from '../accounts/role.js';
import { opens, scopeOf } from '../accounts/scope.js';
import { WorkspaceStore } from '../accounts/workspace.store.js';
import type { HttpRequest } from '../http/http-request.js';
import { ProblemError } from '../http/problem-error.js';
import type { Route } from '../http/route.js';
import { routeOf } from '../http/serves.js';

/** The chassis' own addresses, which say nothing about anybody. Everything else needs a route that says who may use it. */
const open = new Set(['/health/live', '/health/ready', '/metrics']);

/** Denies by default. A workspace that is not the caller's is as good as absent: 404, not 403. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly workspaces: WorkspaceStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // The guard is global, and so also asked about messages from the bus: those come from our own services.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const route = routeOf(context.getHandler());
    if (!route) return request.routeOptions.url !== undefined && open.has(request.routeOptions.url);
    if (route.access === 'public') return true;
    const caller = await this.callers.of(request, Date.now());
    await this.admit(caller, route, String(request.params['workspace']));
    request.caller = caller;
    return true;
  }

  private async admit(caller: Caller, route: Route, workspace: string): Promise<void> {
    switch (route.access) {
      case 'public':
        return;
      case 'key':
        if (caller.kind === 'key') mustOpen(caller, route);
        return;
      case 'account':
        if (caller.kind !== 'account') throw notAllowed('This is for people who are signed in, not for keys.');
        return;
      case 'operator':
        if (caller.kind !== 'environment' || !caller.reach.everywhere) throw notAllowed('This needs a key for all workspaces.'); // prettier-ignore
        return;
      case 'workspace':
        return this.admitInto(workspace, caller, route);
      default:
        return route.access satisfies never;
    }
  }

  private async admitInto(workspace: string, caller: Caller, route: Route): Promise<void> {
    switch (caller.kind) {
      case 'environment':
        if (!caller.reach.opens(workspace)) throw noWorkspace();
        return;
      case 'key':
        if (caller.workspace !== workspace) throw noWorkspace();
        return mustOpen(caller, route);
      case 'account': {
        const member = (await this.workspaces.members(workspace)).find(({ account }) => account === caller.account);
        if (!member) throw noWorkspace();
        if (!covers(member.role, route.role)) throw notAllowed(`This needs the role ${route.role}; yours is ${member.role}.`); // prettier-ignore
        return;
      }
      default:
        return caller satisfies never;
    }
  }
}

function mustOpen({ scopes }: Extract<Caller, { kind: 'key' }>, route: Route): void {
  if (!opens(scopes, route)) throw notAllowed(`The key is not made for it: it needs ${scopeOf(route) ?? 'a person'}.`);
}

function noWorkspace(): ProblemError {
  return new ProblemError(404, 'NotFound', 'There is no such workspace, or it is not for you.');
}

function notAllowed(detail: string): ProblemError {
  return new ProblemError(403, 'NotAllowed', detail);
}
