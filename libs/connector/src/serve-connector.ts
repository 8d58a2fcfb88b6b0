import { MongoModule, type RunningService } from '@fanfare/chassis';
import { serve } from '@fanfare/bus';
import { actionsModule } from './actions.module.js';
import { connectorConfig } from './connector.config.js';
import type { KitOptions } from './kit-options.js';

/** Starts a connector: on the bus, with a database for its ledger, health and metrics. What its main.ts calls. */
export function serveConnector(options: KitOptions, env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  const imports = [MongoModule.forService(options.name), ...(options.imports ?? [])];
  return serve(actionsModule({ ...options, imports }), { name: options.name, env, config: connectorConfig });
}
