import { serveConnector, type RunningService } from '@fanfare/connector';
import { StampedeConnector } from './stampede.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment of their own. */
export function serveStampede(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serveConnector(StampedeConnector, env);
}
