import { defineAction, Handles, type ActionHandler, type Step } from '@fanfare/connector';
import { z } from 'zod';
import { MailchimpApp } from '../mailchimp.app.js';
import { audience, email, tags } from '../member.js';
import { MemberTags } from './member-tags.js';

export const MailchimpRemoveTags = defineAction({
  name: 'MailchimpRemoveTags',
  title: 'Remove tags',
  summary: 'Takes tags off a member of an audience. Taking off one that they do not have changes nothing.',
  input: z.object({ audience, email, tags }),
  exits: { Success: z.object({ tags: z.array(z.string()) }) },
  repeat: 'safe',
  app: MailchimpApp,
});

@Handles(MailchimpRemoveTags)
export class RemoveTags implements ActionHandler<typeof MailchimpRemoveTags> {
  constructor(private readonly tags: MemberTags) {}

  async run([step]: readonly Step<typeof MailchimpRemoveTags>[], signal: AbortSignal) {
    return step ? [await this.tags.set(step.app, step.input, 'inactive', signal)] : [];
  }
}
