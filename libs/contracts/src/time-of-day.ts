import { z } from 'zod';

export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 09:30')
  .describe('A time of day, such as 09:30.');
