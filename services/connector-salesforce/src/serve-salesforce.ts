import { serveConnector, type RunningService } from '@fanfare/connector';
import { PATIENCE, usualPatience } from './org/patience.js';
import { salesforce } from './salesforce.connector.js';

/** Starts the connector as it runs in production; specs call it with an environment and a patience of their own. */
export function serveSalesforce(
  env: NodeJS.ProcessEnv = process.env,
  patience = usualPatience,
): Promise<RunningService> {
  const providers = [...salesforce.providers, { provide: PATIENCE, useValue: patience }];
  return serveConnector({ ...salesforce, providers }, env);
}
