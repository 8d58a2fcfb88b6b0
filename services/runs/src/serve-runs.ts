import { serve } from '@fanfare/bus';
import type { RunningService } from '@fanfare/chassis';
import { runsConfig } from './runs.config.js';
import { RunsModule } from './runs.module.js';

/** Starts the service as it runs in production; specs call it with an environment of their own. */
export function serveRuns(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serve(RunsModule, { name: 'runs', env, config: runsConfig });
}
