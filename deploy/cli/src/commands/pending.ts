import { pendingLines, type PendingQuery } from '@fanfare/client';
import type { Context } from '../context.js';

export async function listPending(query: PendingQuery, { operating, terminal }: Context): Promise<void> {
  const found = await operating.pendingStarts(query);
  terminal.show(found.starts, () => pendingLines(found, terminal.palette));
}
