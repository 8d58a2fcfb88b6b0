import { defineApp, secret } from '@fanfare/connector';
import { z } from 'zod';

/** What connecting an account at Stampede takes. */
export const StampedeApp = defineApp({
  title: 'Stampede',
  settings: z.object({
    endpoint: z
      .url({ protocol: /^https?$/, error: 'expected an address' })
      .meta({ title: 'API address', description: 'https://…' }),
    apiKey: secret(z.string().min(8).meta({ title: 'API key' })),
  }),
});
