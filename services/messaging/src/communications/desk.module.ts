import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { EmailModule } from '../email/email.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { Communications } from './communications.js';
import { CommunicationsController } from './communications.controller.js';
import { CommunicationsModule } from './communications.module.js';

/** Messages to contacts, for who looks after them; it knows how to send, which knows the store. */
@Module({
  imports: [CommunicationsModule, ConsentModule, TemplatesModule, EmailModule],
  controllers: [CommunicationsController],
  providers: [Communications],
})
export class DeskModule {}
