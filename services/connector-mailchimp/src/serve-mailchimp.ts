import { serveConnector, type RunningService } from '@fanfare/connector';
import { mailchimp } from './mailchimp.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment of their own. */
export function serveMailchimp(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serveConnector(mailchimp, env);
}
