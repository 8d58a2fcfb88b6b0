import { lostLines } from '@fanfare/client';
import type { Context } from '../context.js';

export async function listLostRuns(limit: number | undefined, { operating, terminal }: Context): Promise<void> {
  const { runs } = await operating.lostRuns(limit);
  terminal.show(runs, () => lostLines(runs, terminal.palette));
}
