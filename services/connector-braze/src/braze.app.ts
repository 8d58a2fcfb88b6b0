import { defineApp, secret, type AppOf } from '@fanfare/connector';
import { z } from 'zod';

// What the header can carry; with the quotes that people copy along, Braze takes any key for a wrong one (errors.md).
const restKey = z.string().regex(/^[\x21\x23-\x26\x28-\x7e]+$/, 'expected a key without spaces and quotes');

/** What connecting an account of Braze takes. */
export const BrazeApp = defineApp({
  title: 'Braze',
  settings: z.object({
    endpoint: z
      .url({ protocol: /^https?$/, error: 'expected an address such as https://rest.iad-03.braze.com' })
      .meta({ title: 'REST endpoint', description: 'Such as https://rest.iad-03.braze.com: Braze shows it under Settings, APIs and Identifiers.' }), // prettier-ignore
    apiKey: secret(restKey.meta({ title: 'REST API key', description: 'With the permission users.track.' })),
    objectsPerArray: z.number().int().min(1).max(75).default(75).meta({ title: 'Objects of one kind in a request', description: 'Of attributes, of events, and of purchases. 75, unless your contract says less.' }), // prettier-ignore
    objectsPerRequest: z.number().int().min(1).max(225).nullish().meta({ title: 'Objects in a request', description: 'Of all kinds together, where your contract has such a limit: 75, or 50 with Monthly Active Users CY 24-25.' }), // prettier-ignore
  }),
});

/** A connected account of Braze, open. */
export type BrazeAccount = AppOf<typeof BrazeApp>;
