import { z } from 'zod';
import { chassisConfig } from '@fanfare/chassis';

export const runsConfig = chassisConfig.extend({
  /**
   * Share of its time for which the projection works while the machine has none to spare. Below 1 it gives way: where one
   * machine does everything, runs should not wait for their own history. What people see then lags until the rush is over.
   */
  HISTORY_SHARE: z.coerce.number().min(0.05).max(1).default(1),
});
export type RunsConfig = z.output<typeof runsConfig>;
