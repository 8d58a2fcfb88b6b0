import { z } from 'zod';
import { chassisConfig, variableReadBy } from '@fanfare/chassis';
import { AllowList } from './allow-list.js';

export const httpConfig = chassisConfig.extend({
  HTTP_ALLOW_HOSTS: variableReadBy((text) => AllowList.parse(text)),
  /** Largest response. It travels in the run's messages, which the bus limits to 1 MiB, so not more than that. */
  HTTP_MAX_RESPONSE_BYTES: z.coerce.number().int().min(1_024).max(512 * 1024).default(256 * 1024), // prettier-ignore
});
export type HttpConfig = z.output<typeof httpConfig>;
