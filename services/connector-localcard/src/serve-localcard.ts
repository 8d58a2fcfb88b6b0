import { serveConnector, type RunningService } from '@fanfare/connector';
import { localCard } from './localcard.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment of their own. */
export function serveLocalCard(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serveConnector(localCard, env);
}
