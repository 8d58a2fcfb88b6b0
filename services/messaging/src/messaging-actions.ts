import { actionsModule, type ActionsOptions } from '@fanfare/connector';
import { CommunicationsModule } from './communications/communications.module.js';
import { EmailModule } from './email/email.module.js';
import { SendEmail } from './email/send-email.action.js';
import { SendSms } from './sms/send-sms.action.js';
import { SendingSms } from './sms/sending-sms.js';
import { SmsModule } from './sms/sms.module.js';
import { Texting } from './sms/texting.js';
import { TwilioAgent } from './sms/twilio.agent.js';
import { TwilioApp } from './sms/twilio.app.js';
import { TwilioClient } from './sms/twilio.client.js';

const options: ActionsOptions = {
  name: 'messaging',
  title: 'Messages',
  app: TwilioApp,
  agent: TwilioAgent,
  imports: [EmailModule, SmsModule, CommunicationsModule],
  handlers: [SendEmail, SendSms],
  providers: [TwilioClient, Texting, SendingSms],
};

/** The actions of the service. One object: Nest makes a module of each. */
export const messagingActions = actionsModule(options);
