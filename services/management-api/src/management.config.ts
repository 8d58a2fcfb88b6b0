import { z } from 'zod';
import { apiKeysVariable, chassisConfig } from '@fanfare/chassis';
import { gatewayUrl } from '@fanfare/contracts';
import { masterKeysVariable } from '@fanfare/secrets';
import { walletVariables } from './rewards/wallets/wallet-variables.js';

export const managementConfig = chassisConfig.extend({
  /** Who may use the API. */
  MANAGEMENT_KEYS: apiKeysVariable,
  /** What secrets are sealed with. */
  MASTER_KEYS: masterKeysVariable,
  /** Where the world reaches the gateway: what the addresses of hooks begin with, where it is told. */
  GATEWAY_PUBLIC_URL: gatewayUrl.optional(),
  /** Where people reach the console: what the links that they are sent begin with. By https its cookies are for TLS only. */
  CONSOLE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How far in the future a workflow's change takes effect, so that everybody who decides by it knows it before. */
  ACTIVATION_LEAD_MS: z.coerce.number().int().min(1).max(10_000).default(300),
  ...walletVariables,
});
export type ManagementConfig = z.output<typeof managementConfig>;

/** Whether people reach the console over TLS. */
export function isOverTls({ CONSOLE_PUBLIC_URL }: ManagementConfig): boolean {
  return CONSOLE_PUBLIC_URL?.startsWith('https:') ?? false;
}
