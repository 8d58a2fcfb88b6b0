import type { DynamicModule } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule } from '@fanfare/connector';
import { systemResolve, type Resolve } from './address-guard.js';
import { HttpClient, RESOLVE } from './http.client.js';
import { HttpRequestHandler } from './http-request.action.js';

/** The connector's table of contents. `resolve` replaces the system's name resolution in tests. */
export function httpModule(resolve: Resolve = systemResolve): DynamicModule {
  return actionsModule({
    name: 'connector-http',
    title: 'HTTP',
    handlers: [HttpRequestHandler],
    providers: [HttpClient, { provide: RESOLVE, useValue: resolve }],
    imports: [MongoModule.forService('connector-http')],
    // A call mostly waits; slow receivers must not hold up the others.
    concurrency: 64,
  });
}
