import { Module } from '@nestjs/common';
import { CommunicationsModule } from '../communications/communications.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { InboundTexts } from './inbound-texts.js';
import { NumberWords } from './number-words.js';
import { SmsTemplateStore } from './sms-template.store.js';
import { SmsTemplates } from './sms-templates.js';
import { StatusCallbacks } from './status-callbacks.js';
import { TextOfStep } from './text-of-step.js';
import { TwilioEventsController } from './twilio-events.controller.js';
import { Undeliverable } from './undeliverable.js';

/** Text messages, but for what speaks with Twilio: that is among the actions. */
@Module({
  imports: [CommunicationsModule, ConsentModule],
  controllers: [TwilioEventsController],
  providers: [InboundTexts, NumberWords, SmsTemplateStore, SmsTemplates, StatusCallbacks, TextOfStep, Undeliverable],
  exports: [SmsTemplates, TextOfStep, Undeliverable],
})
export class SmsModule {}
