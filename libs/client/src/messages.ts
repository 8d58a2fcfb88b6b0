import type { z } from 'zod';
import {
  communication,
  communicationSummary,
  listCommunications,
  listUnmailable,
  takeBounce,
  emailTemplateView,
  smsTemplateView,
  subscriptionGroupView,
  unmailableAddress,
  type Channel,
  type EmailTemplate,
  type EmailTemplateView,
  type ReplyOf,
  type SmsTemplate,
  type SmsTemplateView,
  type SubscriptionGroup,
  type SubscriptionGroupView,
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
    const path = `${at('contacts', contact)}/communications`;
    return this.ask({ method: 'GET', path, query: { ...query }, reply: listCommunications.reply });
  }

  message(id: string): Promise<z.output<typeof communication>> {
    return this.ask({ method: 'GET', path: at('communications', id), reply: communication });
  }

  /** The same `request` again sends nothing, and is answered as the first time. */
  resend(id: string, request: string): Promise<z.output<typeof communicationSummary>> {
    const path = `${at('communications', id)}/resend`;
    return this.ask({ method: 'POST', path, body: { request }, reply: communicationSummary });
  }

  /** `raw`: a delivery report as it came. */
  report(raw: string): Promise<ReplyOf<typeof takeBounce>> {
    return this.ask({ method: 'POST', path: '/bounces', body: { raw }, reply: takeBounce.reply });
  }

  unmailable(query: Paging = {}): Promise<ReplyOf<typeof listUnmailable>> {
    return this.ask({ method: 'GET', path: '/unmailable-addresses', query: { ...query }, reply: listUnmailable.reply });
  }

  worksAgain(body: { channel: Channel; address: string }): Promise<UnmailableAddress> {
    return this.ask({ method: 'POST', path: '/unmailable-addresses/remove', body, reply: unmailableAddress });
  }

  saveGroup(id: string, body: Omit<SubscriptionGroup, 'workspace' | 'id'>): Promise<SubscriptionGroupView> {
    return this.ask({ method: 'PUT', path: at('subscription-groups', id), body, reply: subscriptionGroupView });
  }

  saveEmailTemplate(id: string, body: Omit<EmailTemplate, 'workspace' | 'id'>): Promise<EmailTemplateView> {
    return this.ask({ method: 'PUT', path: at('email-templates', id), body, reply: emailTemplateView });
  }

  saveSmsTemplate(id: string, body: Omit<SmsTemplate, 'workspace' | 'id'>): Promise<SmsTemplateView> {
    return this.ask({ method: 'PUT', path: at('sms-templates', id), body, reply: smsTemplateView });
  }

  private ask<S extends z.ZodType>(request: Call<S>): Promise<z.output<S>> {
    return callIn(this.endpoint, this.workspace, request);
  }
}

function at(what: string, id: string): string {
  return `/${what}/${encodeURIComponent(id)}`;
}
