import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { EmailModule } from '../email/email.module.js';
import { MailingAgain } from '../email/mailing-again.js';
import { messagingActions } from '../messaging-actions.js';
import { SmsModule } from '../sms/sms.module.js';
import { SmsTemplatesController } from '../sms/sms-templates.controller.js';
import { TextingAgain } from '../sms/texting-again.js';
import { TryingSms } from '../sms/trying-sms.js';
import { TwilioAccounts } from '../sms/twilio-accounts.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { Channels } from './channels.js';
import { Communications } from './communications.js';
import { CommunicationsController } from './communications.controller.js';
import { CommunicationsModule } from './communications.module.js';
import { Resending } from './resending.js';

/** Messages to contacts, for who looks after them; it knows how to send, which knows the store. */
@Module({
  imports: [CommunicationsModule, ConsentModule, TemplatesModule, EmailModule, SmsModule, messagingActions],
  controllers: [CommunicationsController, SmsTemplatesController],
  providers: [Channels, Communications, MailingAgain, Resending, TextingAgain, TryingSms, TwilioAccounts],
})
export class DeskModule {}
