import { z } from 'zod';
import { chassisConfig } from '@fanfare/chassis';

export const contactsConfig = chassisConfig.extend({
  /** How often it is looked for deletions that are not over, in ms. */
  DELETIONS_EVERY_MS: z.coerce.number().int().min(10).default(60_000),
  /** What others had begun to write about a contact when it was deleted is written so many ms later at the latest. */
  DELETION_SETTLES_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(2 * 60_000),
});
export type ContactsConfig = z.output<typeof contactsConfig>;
