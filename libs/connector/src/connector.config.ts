import { z } from 'zod';
import { bucketMaxAgeMs, buckets } from '@fanfare/contracts';
import { chassisConfig, variableReadBy } from '@fanfare/chassis';
import { masterKeysVariable } from '@fanfare/secrets';
import { AllowList } from './http/allow-list.js';

const slotLeaseMs = bucketMaxAgeMs[buckets.slots] ?? 60_000;

/** What a connector reads from its environment. One with settings of its own adds them with `.extend`. */
export const connectorConfig = chassisConfig.extend({
  MASTER_KEYS: masterKeysVariable,
  /** The first probe of a vendor that does not answer comes so many ms later, each next one twice as late, */
  PROBE_FIRST_MS: z.coerce.number().int().min(10).default(1_000),
  /** but not later than this. */
  PROBE_LONGEST_MS: z.coerce.number().int().min(10).default(60_000),
  /** How long a slot that nobody renews is somebody's, in ms: no longer than its bucket keeps it. */
  SLOT_LEASE_MS: z.coerce.number().int().min(1_000).max(slotLeaseMs).default(slotLeaseMs),
  /** How long outcomes of calls are known, in days: longer than events are kept, so that nothing that comes again is new. */
  LEDGER_KEPT_DAYS: z.coerce.number().int().min(8).default(30),
  HTTP_ALLOW_HOSTS: variableReadBy((text) => AllowList.parse(text)),
  /** Largest answer. It travels in the run's messages, which the bus limits to 1 MiB, so not more than that. */
  HTTP_MAX_RESPONSE_BYTES: z.coerce.number().int().min(1_024).max(512 * 1024).default(256 * 1024), // prettier-ignore
});
export type ConnectorConfig = z.output<typeof connectorConfig>;
