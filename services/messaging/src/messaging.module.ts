import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule } from '@fanfare/connector';
import { DeskModule } from './communications/desk.module.js';
import { EmailModule } from './email/email.module.js';
import { SendEmail } from './email/send-email.action.js';
import { MailModule } from './mail.module.js';
import { NoticesController } from './notices.controller.js';
import { TemplatesModule } from './templates/templates.module.js';

/** Sends messages to people: to contacts as they consent, and to the people of a workspace. */
@Module({
  imports: [
    MongoModule.forService('messaging'),
    MailModule,
    TemplatesModule,
    DeskModule,
    actionsModule({ name: 'messaging', title: 'Messages', imports: [EmailModule], handlers: [SendEmail] }),
  ],
  controllers: [NoticesController],
})
export class MessagingModule {}
