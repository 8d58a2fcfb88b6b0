import { defineAction, exit, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { MailchimpApp } from '../mailchimp.app.js';
import { already, audience, email } from '../member.js';
import { Members } from '../members.js';

export const MailchimpDelete = defineAction({
  name: 'MailchimpDelete',
  title: 'Delete a member for good',
  summary: 'Permanently deletes a member and all that an audience knows of them. No API brings the address back: they would have to sign up by a form.', // prettier-ignore
  input: z.object({ audience, email }),
  exits: { Success: z.object({ already }) },
  repeat: 'safe',
  app: MailchimpApp,
});

@Handles(MailchimpDelete)
export class Delete implements ActionHandler<typeof MailchimpDelete> {
  constructor(private readonly members: Members) {}

  async run([step]: readonly Step<typeof MailchimpDelete>[], signal: AbortSignal) {
    if (!step) return [];
    const question = { method: 'POST', path: '/actions/delete-permanent', answer: z.null() } as const;
    const found = await this.members.ask(step.app, step.input, question, signal);
    // Who is not there has been deleted, by an earlier try or by somebody else, or never was.
    return ['refused' in found ? found.refused : exit('Success', { already: 'absent' in found })];
  }
}
