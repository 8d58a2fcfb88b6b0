import type { z } from 'zod';
import type { forgetEngagement } from '@fanfare/contracts';

/** Who is to be forgotten, and what stands in the place of their ids. */
export type Forgotten = z.output<typeof forgetEngagement.request>;
