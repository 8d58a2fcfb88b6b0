import { serve } from '@fanfare/bus';
import { CONFIG, Log, type RunningService } from '@fanfare/chassis';
import { guardTheEdge } from './edge.js';
import { gatewayConfig, type GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { openHooks } from './hooks/open-hooks.js';
import { headersTimeoutMs, maxBodyBytes, requestTimeoutMs } from './limits.js';

/** Starts the gateway as it runs in production; specs call it with an environment of their own. */
export function serveGateway(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serve(GatewayModule, {
    name: 'trigger-gateway',
    env,
    config: gatewayConfig,
    bodyLimit: maxBodyBytes,
    timeouts: { headersMs: headersTimeoutMs, requestMs: requestTimeoutMs },
    prepare: async (app) => {
      const { GATEWAY_KEYS: keys } = app.get<GatewayConfig>(CONFIG);
      if (keys.count === 0) app.get(Log).warn({}, 'GATEWAY_KEYS is empty: nobody can publish');
      guardTheEdge(app, keys);
      openHooks(app);
    },
  });
}
