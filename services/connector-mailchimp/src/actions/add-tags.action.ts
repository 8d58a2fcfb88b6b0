import { defineAction, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { MailchimpApp } from '../mailchimp.app.js';
import { audience, email, tags } from '../member.js';
import { MemberTags } from './member-tags.js';

export const MailchimpAddTags = defineAction({
  name: 'MailchimpAddTags',
  title: 'Add tags',
  summary:
    'Adds tags to a member of an audience; a tag that is not there yet is made. Adding one twice changes nothing.',
  input: z.object({ audience, email, tags }),
  exits: { Success: z.object({ tags: z.array(z.string()) }) },
  repeat: 'safe',
  app: MailchimpApp,
});

@Handles(MailchimpAddTags)
export class AddTags implements ActionHandler<typeof MailchimpAddTags> {
  constructor(private readonly tags: MemberTags) {}

  async run([step]: readonly Step<typeof MailchimpAddTags>[], signal: AbortSignal) {
    return step ? [await this.tags.set(step.app, step.input, 'active', signal)] : [];
  }
}
