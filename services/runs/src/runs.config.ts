import { z } from 'zod';
import { chassisConfig } from '@fanfare/chassis';

export const runsConfig = chassisConfig.extend({
  /**
   * Share of its time for which the projection works while the machine has none to spare. Below 1 it gives way: where one
   * machine does everything, runs should not wait for their own history. What people see then lags until the rush is over.
   */
  HISTORY_SHARE: z.coerce.number().min(0.05).max(1).default(1),
  /** How often it is looked for runs that do not go on by themselves, in ms. */
  LOST_RUNS_EVERY_MS: z.coerce.number().int().min(10).default(60_000),
  /** A run that was heard of within so many ms is not looked at. */
  LOST_RUNS_AFTER_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(5 * 60_000),
  /** Runs that one search looks at, and suspects: each costs the bus a question of a fraction of a millisecond. */
  LOST_RUNS_AT_ONCE: z.coerce.number().int().min(1).default(5_000),
  /** How often it is looked whether somebody is to be told of runs that failed, in ms. */
  FAILURE_NOTICES_EVERY_MS: z.coerce.number().int().min(10).default(5_000),
  /** Who was told of failures of a workflow is told of the next ones so many ms later, of all at once. */
  FAILURE_NOTICES_APART_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(15 * 60_000),
  /** How often it is looked for decisions about dead letters that a crash kept from being carried out, in ms. */
  DEAD_LETTERS_EVERY_MS: z.coerce.number().int().min(10).default(5_000),
  /** How often it is looked for jobs that nobody works at, in ms. */
  RUN_JOBS_EVERY_MS: z.coerce.number().int().min(10).default(1_000),
});
export type RunsConfig = z.output<typeof runsConfig>;
