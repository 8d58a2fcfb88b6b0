import { defineAction, exit, failure, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { MailchimpApp } from '../mailchimp.app.js';
import { already, audience, email, memberAnswer } from '../member.js';
import { Members } from '../members.js';

export const MailchimpArchive = defineAction({
  name: 'MailchimpArchive',
  title: 'Archive a member',
  summary: 'Archives a member of an audience: they get no more mail, and Mailchimp keeps what it knows of them. Who is archived already, or no member, is left alone.', // prettier-ignore
  input: z.object({ audience, email }),
  exits: { Success: z.object({ already }) },
  repeat: 'safe',
  app: MailchimpApp,
});

@Handles(MailchimpArchive)
export class Archive implements ActionHandler<typeof MailchimpArchive> {
  constructor(private readonly members: Members) {}

  async run([step]: readonly Step<typeof MailchimpArchive>[], signal: AbortSignal) {
    if (!step) return [];
    const found = await this.members.ask(step.app, step.input, { method: 'DELETE', answer: z.null() }, signal);
    if ('answer' in found) return [exit('Success', { already: false })];
    if ('absent' in found) return [exit('Success', { already: true })];
    return [found.status === 405 ? await this.whyNot(step, signal) : found.refused];
  }

  /** Mailchimp archives nobody "that is bounced, pending or archived": by the answer alone, done and refused look the same. */
  private async whyNot({ app, input }: Step<typeof MailchimpArchive>, signal: AbortSignal) {
    const found = await this.members.ask(app, input, { method: 'GET', answer: memberAnswer }, signal);
    if (!('answer' in found) || found.answer.status === 'archived') return exit('Success', { already: true });
    const { status } = found.answer;
    return failure('CannotBeArchived', `Mailchimp does not archive a member who is ${status}. Unsubscribe or delete them instead.`, { status }); // prettier-ignore
  }
}
