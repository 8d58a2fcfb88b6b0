import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { noteConsent, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { contactKey } from '../contact/contact.js';
import { Editor } from '../contact/editor.js';

/** What contacts said yes and no to: who sends messages keeps it, and tells of it here, so that contacts can be found by it. */
@Controller()
export class SubscriptionsController {
  constructor(private readonly editor: Editor) {}

  @Answers(noteConsent)
  async note({
    workspace,
    contact,
    ...said
  }: z.output<typeof noteConsent.request>): Promise<ReplyOf<typeof noteConsent>> {
    const what = `${said.channel}:${said.group}`;
    const yes = said.state === 'subscribed';
    const facts = [
      { kind: 'did', name: `subscribed/${what}`, value: yes },
      { kind: 'did', name: `unsubscribed/${what}`, value: !yes },
    ] as const;
    const edited = await this.editor.edit([contactKey(workspace, contact)], facts, said.source, said.at);
    return { known: edited.size > 0 };
  }
}
