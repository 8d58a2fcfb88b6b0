import type { z } from 'zod';
import {
  communication,
  communicationSummary,
  listCommunications,
  listUnmailable,
  unmailableAddress,
  type Channel,
  type ReplyOf,
  type UnmailableAddress,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

interface Paging {
  after?: string;
  limit?: number;
}

/** Messages to the contacts of a workspace, for those who look after them. */
export class Messages {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  to(contact: string, query: Paging = {}): Promise<ReplyOf<typeof listCommunications>> {
    const path = `/contacts/${encodeURIComponent(contact)}/communications`;
    return this.ask({ method: 'GET', path, query: { ...query }, reply: listCommunications.reply });
  }

  message(id: string): Promise<z.output<typeof communication>> {
    return this.ask({ method: 'GET', path: `/communications/${encodeURIComponent(id)}`, reply: communication });
  }

  /** The same `request` again sends nothing, and is answered as the first time. */
  resend(id: string, request: string): Promise<z.output<typeof communicationSummary>> {
    const path = `/communications/${encodeURIComponent(id)}/resend`;
    return this.ask({ method: 'POST', path, body: { request }, reply: communicationSummary });
  }

  unmailable(query: Paging = {}): Promise<ReplyOf<typeof listUnmailable>> {
    return this.ask({ method: 'GET', path: '/unmailable-addresses', query: { ...query }, reply: listUnmailable.reply });
  }

  worksAgain(body: { channel: Channel; address: string }): Promise<UnmailableAddress> {
    return this.ask({ method: 'POST', path: '/unmailable-addresses/remove', body, reply: unmailableAddress });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}
