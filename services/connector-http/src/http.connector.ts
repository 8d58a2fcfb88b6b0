import { connectionsPerOrigin, RESOLVE, type ActionsOptions, type Resolve } from '@fanfare/connector';
import { AccountAgent } from './account/account-agent.js';
import { ClientCredentials } from './account/client-credentials.js';
import { Credentials } from './account/credentials.js';
import { HttpApp } from './account/http.app.js';
import { ResponseCache } from './answer/response-cache.js';
import { HttpRequestHandler } from './http-request.action.js';
import { Sender } from './sender.js';

/** The connector's table of contents. `resolve` replaces the system's name resolution in tests. */
export function httpConnector(resolve?: Resolve): ActionsOptions {
  return {
    name: 'connector-http',
    title: 'HTTP',
    handlers: [HttpRequestHandler],
    app: HttpApp,
    agent: AccountAgent,
    providers: [
      Sender,
      Credentials,
      ClientCredentials,
      ResponseCache,
      ...(resolve ? [{ provide: RESOLVE, useValue: resolve }] : []),
    ],
    limits: { concurrent: connectionsPerOrigin, per: 'endpoint' },
    // A call mostly waits; slow receivers must not hold up the others.
    concurrency: 64,
  };
}
