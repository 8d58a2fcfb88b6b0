import { serveConnector, type Resolve, type RunningService } from '@fanfare/connector';
import { httpConnector } from './http.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment and name resolution of their own. */
export function serveHttp(env: NodeJS.ProcessEnv = process.env, resolve?: Resolve): Promise<RunningService> {
  return serveConnector(httpConnector(resolve), env);
}
