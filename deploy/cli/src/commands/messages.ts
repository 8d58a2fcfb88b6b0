import { randomUUID } from 'node:crypto';
import {
  messageLines,
  messageText,
  reportText,
  testText,
  unmailableLines,
  writtenText,
  type MessageQuery,
} from '@fanfare/client';
import type { Channel } from '@fanfare/contracts';
import { readJsonFile, readText } from '../arguments.js';
import type { Context } from '../context.js';

interface Sample {
  contact?: string;
  data?: string;
}

interface Paging {
  limit?: number;
  after?: string;
}

export async function listMessages(
  contact: string | undefined,
  query: MessageQuery,
  { messages, terminal }: Context,
): Promise<void> {
  const { communications, next } = await messages.list({ ...query, ...(contact !== undefined && { contact }) });
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

export async function previewTemplate(channel: Channel, id: string, options: Sample, { messages, terminal }: Context): Promise<void> {
  const written = await messages.preview(channel, id, sampleOf(options));
  terminal.show(written, () => writtenText(written));
} // prettier-ignore

export async function tryTemplate(
  channel: Channel,
  id: string,
  { to, app, ...options }: Sample & { to: string; app?: string },
  { messages, terminal }: Context,
): Promise<void> {
  const sent = await messages.test(channel, id, { ...sampleOf(options), to, ...(app !== undefined && { app }) });
  terminal.show(sent, () => testText(to, sent));
}

function sampleOf({ contact, data }: Sample) {
  return { ...(contact !== undefined && { contact }), ...(data !== undefined && { data: readJsonFile(data) }) };
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
