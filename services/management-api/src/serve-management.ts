import { serve } from '@fanfare/bus';
import { CONFIG, Log, type RunningService } from '@fanfare/chassis';
import { serveConsole } from './console/console-files.js';
import { managementConfig, type ManagementConfig } from './management.config.js';
import { takeFiles } from './http/uploaded-file.js';
import { ManagementModule } from './management.module.js';

/** Largest request. What it becomes on the bus must fit the server's 1 MiB, with the actions that a version carries. */
const maxBodyBytes = 768 * 1024;

/** How long somebody with a slow line may take to upload a file. */
const uploadMs = 600_000;

const noKeys =
  'MANAGEMENT_KEYS is empty: only people who have an account, and keys that were made here, can use the API';

/** Starts the API as it runs in production; specs call it with an environment of their own. */
export function serveManagement(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serve(ManagementModule, {
    name: 'management-api',
    env,
    config: managementConfig,
    bodyLimit: maxBodyBytes,
    timeouts: { headersMs: 10_000, requestMs: uploadMs },
    prepare: async (app) => {
      const server = app.getHttpAdapter().getInstance();
      takeFiles(server);
      if (!serveConsole(server)) app.get(Log).info({}, 'the console is not built: npm run build');
      const { MANAGEMENT_KEYS: keys } = app.get<ManagementConfig>(CONFIG);
      if (keys.count === 0) app.get(Log).warn({}, noKeys);
    },
  });
}
