import { z } from 'zod';
import { apiKeysVariable, chassisConfig } from '@fanfare/chassis';

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
});
export type GatewayConfig = z.output<typeof gatewayConfig>;
