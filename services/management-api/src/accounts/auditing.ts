import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { HttpRequest } from '../http/http-request.js';
import type { Route } from '../http/route.js';
import { routeOf } from '../http/serves.js';
import { routes } from '../routes.js';
import { AuditLog, type Change } from './audit-log.js';
import type { Caller } from './caller.js';
import { CallerNames } from './caller-names.js';

const names = new Map<Route, string>(Object.entries(routes).map(([name, route]) => [route, name]));

/** Records every change in a workspace that is asked for. What only reads is not recorded. */
@Injectable()
export class Auditing implements NestInterceptor {
  constructor(
    private readonly log: AuditLog,
    private readonly callers: CallerNames,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const route = context.getType() === 'http' ? routeOf(context.getHandler()) : undefined;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    if (!route || !request.caller || !isChange(route)) return next.handle();
    const change = await this.changeOf(route, request, request.caller);
    return from(this.log.recorded(change, route.status, () => lastValueFrom(next.handle())));
  }

  private async changeOf(route: Route, { params }: HttpRequest, caller: Caller): Promise<Change> {
    const { workspace = '', ...about } = params as Record<string, string>;
    return { workspace, who: await this.callers.of(caller), what: names.get(route) ?? route.path, about };
  }
}

function isChange({ method, role, path }: Route): boolean {
  return method !== 'GET' && role !== 'viewer' && path.includes(':workspace');
}
