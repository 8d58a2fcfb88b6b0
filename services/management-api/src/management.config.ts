import { z } from 'zod';
import { apiKeysVariable, chassisConfig } from '@fanfare/chassis';

export const managementConfig = chassisConfig.extend({
  /** Who may use the API. */
  MANAGEMENT_KEYS: apiKeysVariable,
  /** How far in the future a workflow's change takes effect, so that everybody who decides by it knows it before. */
  ACTIVATION_LEAD_MS: z.coerce.number().int().min(1).max(10_000).default(300),
});
export type ManagementConfig = z.output<typeof managementConfig>;
