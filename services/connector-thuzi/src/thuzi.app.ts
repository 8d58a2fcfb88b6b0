import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';

export const ThuziApp = defineApp({
  title: 'Thuzi',
  settings: z.object({
    endpoint: z.url().max(500).meta({ title: 'API address', description: 'Where Thuzi’s API is for you: https://…' }),
    apiKey: secret(z.string().min(1).max(500).meta({ title: 'API key' })),
  }),
});
export type ThuziAccount = AppOf<typeof ThuziApp>;
