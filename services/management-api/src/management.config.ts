import { z } from 'zod';
import { chassisConfig } from '@fanfare/chassis';
import { ApiKeys } from './auth/api-keys.js';

export const managementConfig = chassisConfig.extend({
  /** Who may use the API: `workspace:key,workspace:key`, or JSON `{"workspace": "key" | ["key", ...]}`. Workspace `*` is all of them. */
  MANAGEMENT_KEYS: z
    .string()
    .default('')
    .transform((text, ctx) => {
      try {
        return ApiKeys.parse(text);
      } catch (error) {
        ctx.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    }),
  /** How far in the future a workflow's change takes effect, so that everybody who decides by it knows it before. */
  ACTIVATION_LEAD_MS: z.coerce.number().int().min(1).max(10_000).default(300),
});
export type ManagementConfig = z.output<typeof managementConfig>;
