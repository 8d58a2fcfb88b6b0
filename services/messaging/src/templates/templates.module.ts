import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { MailModule } from '../mail.module.js';
import { EmailTemplateStore } from './email-template.store.js';
import { EmailTemplates } from './email-templates.js';
import { TemplatesController } from './templates.controller.js';
import { TryingEmails } from './trying-emails.js';

@Module({
  imports: [MailModule, ConsentModule],
  controllers: [TemplatesController],
  providers: [EmailTemplateStore, EmailTemplates, TryingEmails],
  exports: [EmailTemplateStore, EmailTemplates],
})
export class TemplatesModule {}
