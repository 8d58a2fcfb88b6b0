import { Module } from '@nestjs/common';
import { CommunicationsModule } from '../communications/communications.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { MailModule } from '../mail.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { LetterOfStep } from './letter-of-step.js';
import { Posting } from './posting.js';
import { SendingEmail } from './sending-email.js';

@Module({
  imports: [MailModule, TemplatesModule, ConsentModule, CommunicationsModule],
  providers: [LetterOfStep, Posting, SendingEmail],
  exports: [Posting, SendingEmail],
})
export class EmailModule {}
