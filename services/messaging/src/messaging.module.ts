import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { DeskModule } from './communications/desk.module.js';
import { ForgettingModule } from './forgetting/forgetting.module.js';
import { MailModule } from './mail.module.js';
import { messagingActions } from './messaging-actions.js';
import { NoticesController } from './notices.controller.js';
import { ReportsModule } from './reports/reports.module.js';
import { TemplatesModule } from './templates/templates.module.js';

/** Sends messages to people: to contacts as they consent, and to the people of a workspace. */
@Module({
  imports: [
    MongoModule.forService('messaging'),
    MailModule,
    TemplatesModule,
    DeskModule,
    ForgettingModule,
    ReportsModule,
    messagingActions,
  ],
  controllers: [NoticesController],
})
export class MessagingModule {}
