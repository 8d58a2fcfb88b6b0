import { whyLines, type WhyQuery } from '@fanfare/client';
import type { Context } from '../context.js';

export interface WhyOptions extends WhyQuery {
  contact?: string;
}

/** Says what an event started and what it did not, and why; or the same of everything about a contact. */
export async function why(
  event: string | undefined,
  { contact, ...query }: WhyOptions,
  { trying, terminal }: Context,
): Promise<void> {
  if ((event === undefined) === (contact === undefined)) throw new Error('Name an event, or a contact by --contact.');
  const found = event === undefined ? await trying.whyContact(contact ?? '', query) : await trying.whyEvent(event);
  terminal.show(found, () => whyLines(found, terminal.palette));
}
