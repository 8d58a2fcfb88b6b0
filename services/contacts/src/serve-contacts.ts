import { serve } from '@fanfare/bus';
import type { RunningService } from '@fanfare/chassis';
import { contactsConfig } from './contacts.config.js';
import { ContactsModule } from './contacts.module.js';

/** Starts the service as it runs in production; specs call it with an environment of their own. */
export function serveContacts(env: NodeJS.ProcessEnv = process.env): Promise<RunningService> {
  return serve(ContactsModule, { name: 'contacts', env, config: contactsConfig });
}
