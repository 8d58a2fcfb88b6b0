import { z } from 'zod';
import { jsonObject } from '@fanfare/contracts';
import { defineAction, Handles, type ActionHandler, type OutcomeOf, type Step } from '@fanfare/connector';
import { SendingSms } from './sending-sms.js';
import { TwilioApp } from './twilio.app.js';

const input = z
  .object({
    to: z.string().max(40).nullish().meta({ title: 'Phone number', description: "With its country, such as +14155550100. Without it: the contact's mobile number." }), // prettier-ignore
    message: z.string().max(5_000).nullish().meta({ title: 'Message', description: 'The text, or a template instead.' }), // prettier-ignore
    template: z.string().min(1).max(64).nullish().meta({ title: 'SMS template', choices: 'smsTemplates' }),
    data: jsonObject.default({}).meta({ title: 'Data', description: "What the template's text sees as variables, such as a code from an earlier step." }), // prettier-ignore
    transactional: z.boolean().default(false).meta({ title: 'Needs no consent', description: 'Of a message without a template: it is about something that the contact did, such as a code.' }), // prettier-ignore
    group: z.string().min(1).max(64).default('general').meta({ title: 'Subscription group', description: 'Of a message without a template: whose consent it needs.' }), // prettier-ignore
    site: z.string().nullish().meta({ title: 'Site', default: '{{ trigger.siteId }}', description: 'Recorded with it.' }), // prettier-ignore
    card: z.string().nullish().meta({ title: 'Card', default: '{{ trigger.cardId }}', description: 'Recorded with it.' }), // prettier-ignore
  })
  .refine(({ message, template }) => Boolean(message) !== Boolean(template), {
    path: ['message'],
    error: 'give either a message or a template',
  });

export const ContactSmsSend = defineAction({
  name: 'ContactSmsSend',
  title: 'Send a text message',
  summary:
    'Sends an SMS to the contact, if the contact agreed to such messages or this one needs no consent. Nothing is sent to a number that has texted STOP.',
  input,
  exits: { Success: z.object({ messageId: z.string(), segments: z.number().int() }) },
  // Twilio knows no repeat. What it took it tells to the hook, under the reference that every text has: see `recall`.
  repeat: 'never',
  reachesPerson: true,
  app: TwilioApp,
});

export type SmsOutcome = OutcomeOf<typeof ContactSmsSend>;
export type SmsStep = Step<typeof ContactSmsSend>;

@Handles(ContactSmsSend)
export class SendSms implements ActionHandler<typeof ContactSmsSend> {
  constructor(private readonly sending: SendingSms) {}

  run(steps: readonly SmsStep[], signal: AbortSignal): Promise<SmsOutcome[]> {
    return Promise.all(steps.map((step) => this.sending.send(step, signal)));
  }

  recall(steps: readonly SmsStep[]): Promise<(SmsOutcome | null)[]> {
    return Promise.all(steps.map((step) => this.sending.recall(step)));
  }
}
