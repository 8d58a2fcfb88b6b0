import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';

/**
 * What connecting a LocalCard account takes. LocalCard publishes no document of its API; address and header are therefore
 * settings, and the defaults those of the contract that we propose (vendors.md 4.4).
 */
export const LocalCardApp = defineApp({
  title: 'LocalCard',
  settings: z.object({
    endpoint: z.url({ protocol: /^https?$/ }).meta({ title: 'API address', description: 'https://…' }),
    apiKey: secret(z.string().min(1).meta({ title: 'API key' })),
    apiKeyHeader: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'not a header name')
      .default('X-Api-Key')
      .meta({ title: 'Header that carries the key' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'expected a code such as USD')
      .default('USD')
      .meta({ title: 'Currency of card values' }),
  }),
});

export type LocalCardAccount = AppOf<typeof LocalCardApp>;
