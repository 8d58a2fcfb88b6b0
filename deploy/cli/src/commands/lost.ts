import { lostLines } from '@fanfare/client';
import type { Context } from '../context.js';

export async function listLostRuns(limit: number | undefined, { management, terminal }: Context): Promise<void> {
  const { runs } = await management.lostRuns(limit);
  terminal.show(runs, () => lostLines(runs, terminal.palette));
}
