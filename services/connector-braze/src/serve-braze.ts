import { serveConnector, type RunningService } from '@fanfare/connector';
import { braze } from './braze.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment of their own. */
export function serveBraze(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serveConnector(braze, env);
}
