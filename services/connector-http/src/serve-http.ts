import { serve } from '@fanfare/bus';
import type { RunningService } from '@fanfare/chassis';
import type { Resolve } from './address-guard.js';
import { httpConfig } from './http.config.js';
import { httpModule } from './http.module.js';

/** Starts the connector as it runs in production; specs call it with an environment and name resolution of their own. */
export function serveHttp(env: NodeJS.ProcessEnv = process.env, resolve?: Resolve): Promise<RunningService> {
  return serve(httpModule(resolve), { name: 'connector-http', config: httpConfig, env });
}
