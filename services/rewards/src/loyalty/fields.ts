import { z } from 'zod';

// Whole points: sums of fractions would not be exact. The bound keeps every possible balance exact, too.
export const points = z.number().int().positive().max(1_000_000_000).meta({ title: 'Points' });

export const programme = z
  .string()
  .min(1)
  .max(64)
  .default('default')
  .meta({ title: 'Programme', choices: 'programmes' });
