import { z } from 'zod';
import { jsonObject } from '@fanfare/contracts';
import { defineAction, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { SendingEmail } from './sending-email.js';

export const ContactEmailSend = defineAction({
  name: 'ContactEmailSend',
  title: 'Send an e-mail',
  summary:
    'Sends an e-mail by a template to the contact, if the contact agreed to such mail or the template needs no consent.',
  input: z.object({
    template: z.string().min(1).max(64).meta({ title: 'E-mail template', choices: 'emailTemplates' }),
    to: z.email().nullish().meta({ title: 'Recipient', description: "Without it: the contact's e-mail address." }),
    data: jsonObject.default({}).meta({
      title: 'Data',
      description: "What the template's texts see as variables, such as a code from an earlier step.",
    }),
    site: z
      .string()
      .nullish()
      .meta({ title: 'Site', default: '{{ trigger.siteId }}', description: 'Recorded with it.' }),
    card: z
      .string()
      .nullish()
      .meta({ title: 'Card', default: '{{ trigger.cardId }}', description: 'Recorded with it.' }),
  }),
  exits: { Success: z.object({ messageId: z.string() }) },
  // SMTP recognises no repeat, and nobody can be asked whether it took a message.
  repeat: 'never',
  reachesPerson: true,
  timeoutMs: 60_000,
  endpoint: () => 'smtp',
});

export type EmailOutcome = OutcomeOf<typeof ContactEmailSend>;
export type EmailStep = Step<typeof ContactEmailSend>;

@Handles(ContactEmailSend)
export class SendEmail implements ActionHandler<typeof ContactEmailSend> {
  constructor(private readonly sending: SendingEmail) {}

  run(steps: readonly EmailStep[], signal: AbortSignal): Promise<EmailOutcome[]> {
    return Promise.all(steps.map((step) => this.sending.send(step, signal)));
  }

  recall(steps: readonly EmailStep[]): Promise<(EmailOutcome | null)[]> {
    return Promise.all(steps.map((step) => this.sending.recall(step)));
  }
}
