import { randomUUID } from 'node:crypto';
import { messageLines, messageText, reportText, unmailableLines } from '@fanfare/client';
import { readText } from '../arguments.js';
import type { Context } from '../context.js';

interface Paging {
  limit?: number;
  after?: string;
}

export async function listMessages(contact: string, query: Paging, { messages, terminal }: Context): Promise<void> {
  const { communications, next } = await messages.to(contact, query);
  terminal.show(communications, () => messageLines(communications, terminal.palette));
  noteMore(next, terminal);
}

export async function showMessage(id: string, { messages, terminal }: Context): Promise<void> {
  const message = await messages.message(id);
  terminal.show(message, () => messageText(message, terminal.palette));
}

export async function resendMessage(id: string, options: { request?: string }, context: Context): Promise<void> {
  const { messages, terminal } = context;
  const again = await messages.resend(id, options.request ?? randomUUID());
  terminal.show(again, () => messageLines([again], terminal.palette));
}

export async function reportMail(file: string, { messages, terminal }: Context): Promise<void> {
  const learnt = await messages.report(readText(file));
  terminal.show(learnt, () => reportText(learnt));
}

export async function listUnmailable(query: Paging, { messages, terminal }: Context): Promise<void> {
  const { addresses, next } = await messages.unmailable(query);
  terminal.show(addresses, () => unmailableLines(addresses, terminal.palette));
  noteMore(next, terminal);
}

/** What has an @ is an e-mail address, the rest are numbers. */
export async function worksAgain(address: string, { messages, terminal }: Context): Promise<void> {
  const removed = await messages.worksAgain({ channel: address.includes('@') ? 'email' : 'sms', address });
  terminal.show(removed, () => `${address} gets messages again`);
}

function noteMore(next: string | null, terminal: Context['terminal']): void {
  if (next !== null) terminal.note([`more: --after ${next}`]);
}
