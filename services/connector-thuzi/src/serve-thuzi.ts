import { serveConnector, type RunningService } from '@fanfare/connector';
import { thuzi } from './thuzi.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment of their own. */
export function serveThuzi(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serveConnector(thuzi, env);
}
