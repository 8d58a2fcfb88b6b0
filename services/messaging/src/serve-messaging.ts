import { serve } from '@fanfare/bus';
import type { RunningService } from '@fanfare/chassis';
import { messagingConfig } from './messaging.config.js';
import { MessagingModule } from './messaging.module.js';

/** Starts the service as it runs in production; specs call it with an environment of their own. */
export function serveMessaging(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serve(MessagingModule, { name: 'messaging', env, config: messagingConfig });
}
