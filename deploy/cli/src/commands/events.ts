import { eventLines, type EventQuery } from '@fanfare/client';
import type { Context } from '../context.js';

/** Lists recorded events, or shows one. */
export async function showEvents(
  id: string | undefined,
  query: EventQuery,
  { trying, terminal }: Context,
): Promise<void> {
  if (id !== undefined) {
    const { event } = await trying.event(id, query.type);
    terminal.show(event, () => JSON.stringify(event, null, 2));
    return;
  }
  const found = await trying.events(query);
  terminal.show(found.events, () => eventLines(found, terminal.palette));
}
