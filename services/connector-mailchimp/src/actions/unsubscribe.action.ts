import { defineAction, exit, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { MailchimpApp } from '../mailchimp.app.js';
import { audience, email, memberAnswer } from '../member.js';
import { Members } from '../members.js';
import { notAMember } from '../refusal.js';

export const MailchimpUnsubscribe = defineAction({
  name: 'MailchimpUnsubscribe',
  title: 'Unsubscribe a member',
  summary: 'Unsubscribes a member of an audience. Who is unsubscribed already stays so.',
  input: z.object({ audience, email }),
  exits: { Success: z.object({ id: z.string(), contactId: z.string(), status: z.string() }) },
  repeat: 'safe',
  app: MailchimpApp,
});

@Handles(MailchimpUnsubscribe)
export class Unsubscribe implements ActionHandler<typeof MailchimpUnsubscribe> {
  constructor(private readonly members: Members) {}

  async run([step]: readonly Step<typeof MailchimpUnsubscribe>[], signal: AbortSignal) {
    if (!step) return [];
    const body = { status: 'unsubscribed' };
    // Nobody stays subscribed because a merge field has become required since.
    const path = '?skip_merge_validation=true';
    const question = { method: 'PATCH', path, body, answer: memberAnswer } as const;
    const found = await this.members.ask(step.app, step.input, question, signal);
    if ('refused' in found) return [found.refused];
    if ('absent' in found) return [notAMember()];
    const { id, contact_id: contactId, status } = found.answer;
    return [exit('Success', { id, contactId, status })];
  }
}
