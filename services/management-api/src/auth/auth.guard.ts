import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { CONFIG } from '@fanfare/chassis';
import { ProblemError } from '../http/problem-error.js';
import type { HttpRequest } from '../http/http-request.js';
import { routeOf } from '../http/serves.js';
import type { ManagementConfig } from '../management.config.js';

/** The chassis' own addresses, which say nothing about anybody. Everything else needs a route that says who may use it. */
const open = new Set(['/health/live', '/health/ready', '/metrics']);

/** Denies by default. A workspace that the key does not open is as good as absent: 404, not 403. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: ManagementConfig) {}

  canActivate(context: ExecutionContext): boolean {
    // The guard is global, and so also asked about messages from the bus: those come from our own services.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const route = routeOf(context.getHandler());
    if (!route) return request.routeOptions.url !== undefined && open.has(request.routeOptions.url);
    if (route.access === 'public') return true;
    const reach = this.config.MANAGEMENT_KEYS.reach(request.headers.authorization);
    if (!reach.known) throw new ProblemError(401, 'UnknownKey', 'Send a valid key: `Authorization: Bearer <key>`.');
    switch (route.access) {
      case 'key':
        return true;
      case 'workspace':
        if (reach.opens(String(request.params['workspace']))) return true;
        throw new ProblemError(404, 'NotFound', 'There is no such workspace, or the key is not for it.');
      case 'operator':
        if (reach.everywhere) return true;
        throw new ProblemError(403, 'NotAllowed', 'This needs a key for all workspaces.');
      default:
        return route.access satisfies never;
    }
  }
}
