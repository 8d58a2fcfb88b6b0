import { Module } from '@nestjs/common';
import { Mailer } from './mailer.js';

/** The one connection to the mail server. */
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
