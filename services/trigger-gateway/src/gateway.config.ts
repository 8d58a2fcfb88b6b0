import { z } from 'zod';
import { apiKeysVariable, chassisConfig } from '@fanfare/chassis';
import { gatewayUrl } from '@fanfare/contracts';
import { masterKeysVariable } from '@fanfare/secrets';

const megabytes = 1024 * 1024;

export const gatewayConfig = chassisConfig.extend({
  /** Who may publish. A workspace may have several keys, so that they can be rotated. */
  GATEWAY_KEYS: apiKeysVariable,
  /** Bytes of events that may wait for JetStream at once; beyond it publishers are asked to come back. */
  GATEWAY_MAX_WAITING_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(128 * megabytes),
  /** How long a publisher waits for JetStream before it is told to try again. */
  GATEWAY_STORE_WITHIN_MS: z.coerce.number().int().positive().default(10_000),
  /** What opens the secrets of hooks. */
  MASTER_KEYS: masterKeysVariable,
  /** Where the world reaches the gateway, such as https://events.example.com: Twilio signs the address that it calls. */
  GATEWAY_PUBLIC_URL: gatewayUrl.optional(),
  /** Requests a minute that each replica takes for a hook, and at once after a quiet minute. What Kustomer's Enterprise plan has. */
  GATEWAY_HOOK_RATE_PER_MINUTE: z.coerce.number().int().positive().default(1_000),
});
export type GatewayConfig = z.output<typeof gatewayConfig>;
