import { z } from 'zod';
import { readConfig } from '@fanfare/chassis';

const dayMs = 86_400_000;

const schema = z.object({
  /**
   * How long the answers of steps are known, in days. A step can come again as long as it is retried (a day), and as long as it
   * lies among the dead letters (30 days), where a person may repeat it.
   */
  OUTCOMES_KEPT_DAYS: z.coerce.number().int().min(32).default(45),
});

/** For how long the answers of a service's own steps are kept. */
export function outcomesKeptMs(env: NodeJS.ProcessEnv = process.env): number {
  return readConfig(schema, env).OUTCOMES_KEPT_DAYS * dayMs;
}
