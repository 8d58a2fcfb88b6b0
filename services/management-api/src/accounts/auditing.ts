import { randomUUID } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { httpStatusOf, isProblem, Log } from '@fanfare/chassis';
import type { HttpRequest } from '../http/http-request.js';
import type { Route } from '../http/route.js';
import { routeOf } from '../http/serves.js';
import { routes } from '../routes.js';
import { AccountStore } from './account.store.js';
import { AuditStore, type AuditEntry } from './audit.store.js';
import type { Caller } from './caller.js';

const names = new Map<Route, string>(Object.entries(routes).map(([name, route]) => [route, name]));

/**
 * Records every change that is asked for, before it is made: what cannot be recorded is not done. What only reads is not
 * recorded.
 */
@Injectable()
export class Auditing implements NestInterceptor {
  /** Orders what this process records within a millisecond. */
  private nth = 0;

  constructor(
    private readonly entries: AuditStore,
    private readonly accounts: AccountStore,
    private readonly log: Log,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const route = context.getType() === 'http' ? routeOf(context.getHandler()) : undefined;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    if (!route || !request.caller || !isChange(route)) return next.handle();
    return from(this.recorded(route, request, request.caller, () => lastValueFrom(next.handle())));
  }

  private async recorded<T>(route: Route, request: HttpRequest, caller: Caller, work: () => Promise<T>): Promise<T> {
    const { workspace, ...about } = request.params as Record<string, string>;
    const at = Date.now();
    const _id = `${String(at).padStart(15, '0')}~${String(++this.nth).padStart(12, '0')}~${randomUUID()}`;
    const what = names.get(route) ?? route.path;
    await this.entries.begin({
      _id,
      workspace: workspace ?? '',
      at,
      who: await this.who(caller),
      what,
      about,
      status: null,
    });
    try {
      const answer = await work();
      await this.ended(_id, route.status);
      return answer;
    } catch (error) {
      await this.ended(_id, isProblem(error) ? error.body.status : httpStatusOf(error));
      throw error;
    }
  }

  private async ended(_id: string, status: number): Promise<void> {
    try {
      await this.entries.end(_id, status);
    } catch (err) {
      // It is done, or refused, whatever the log can say of it.
      this.log.warn({ err, entry: _id }, 'the end of a change is not in the audit log');
    }
  }

  private async who(caller: Caller): Promise<AuditEntry['who']> {
    switch (caller.kind) {
      case 'account':
        return { kind: 'account', id: caller.account, name: (await this.accounts.find(caller.account))?.email ?? '' };
      case 'key':
        return { kind: 'key', id: caller.id, name: caller.name };
      case 'environment':
        return { kind: 'environment', id: null, name: 'a key of the environment' };
      default:
        return caller satisfies never;
    }
  }
}

function isChange({ method, role, path }: Route): boolean {
  return method !== 'GET' && role !== 'viewer' && path.includes(':workspace');
}
