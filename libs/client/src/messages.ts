import type { z } from 'zod';
import {
  communication,
  communicationSummary,
  listCommunications,
  listUnmailable,
  previewEmail,
  previewSms,
  sendTestEmail,
  sendTestSms,
  takeBounce,
  emailTemplateView,
  smsTemplateView,
  subscriptionGroupView,
  unmailableAddress,
  type Channel,
  type CommunicationFilter,
  type EmailTemplate,
  type EmailTemplateView,
  type ReplyOf,
  type SmsTemplate,
  type SmsTemplateView,
  type SubscriptionGroup,
  type SubscriptionGroupView,
  type UnmailableAddress,
  type WrittenEmail,
  type WrittenSms,
} from '@fanfare/contracts';
import { callIn, type Call, type Endpoint } from './call.js';

interface Paging {
  after?: string;
  limit?: number;
}
export type MessageQuery = CommunicationFilter & Paging;

/** With whose data a template is shown. */
interface Sample {
  contact?: string;
  data?: unknown;
}
export type TestSent = ReplyOf<typeof sendTestEmail> | ReplyOf<typeof sendTestSms>;

/** Messages to the contacts of a workspace, for those who look after them. */
export class Messages {
  constructor(
    private readonly endpoint: Endpoint,
    private readonly workspace: string,
  ) {}

  list(query: MessageQuery = {}): Promise<ReplyOf<typeof listCommunications>> {
    return this.ask({ method: 'GET', path: '/communications', query: { ...query }, reply: listCommunications.reply });
  }

  message(id: string): Promise<z.output<typeof communication>> {
    return this.ask({ method: 'GET', path: at('communications', id), reply: communication });
  }

  /** The same `request` again sends nothing, and is answered as the first time. */
  resend(id: string, request: string): Promise<z.output<typeof communicationSummary>> {
    const path = `${at('communications', id)}/resend`;
    return this.ask({ method: 'POST', path, body: { request }, reply: communicationSummary });
  }

  /** What a template becomes. */
  preview(channel: Channel, id: string, body: Sample): Promise<WrittenEmail | WrittenSms> {
    const path = `${at(templatesOf(channel), id)}/preview`;
    if (channel === 'email') return this.ask({ method: 'POST', path, body, reply: previewEmail.reply });
    return this.ask({ method: 'POST', path, body, reply: previewSms.reply });
  }

  /** Sends a template to whoever tries it. */
  test(channel: Channel, id: string, body: Sample & { to: string; app?: string }): Promise<TestSent> {
    const path = `${at(templatesOf(channel), id)}/test`;
    if (channel === 'email') return this.ask({ method: 'POST', path, body, reply: sendTestEmail.reply });
    return this.ask({ method: 'POST', path, body, reply: sendTestSms.reply });
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

function templatesOf(channel: Channel): string {
  return `${channel}-templates`;
}
