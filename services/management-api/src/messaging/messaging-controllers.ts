import { CommunicationsController } from './communications.controller.js';
import { ConsentController } from './consent.controller.js';
import { EmailTemplatesController } from './email-templates.controller.js';
import { SmsTemplatesController } from './sms-templates.controller.js';
import { UnmailableController } from './unmailable.controller.js';

/** What serves the routes about messages to contacts. */
export const messagingControllers = [
  EmailTemplatesController,
  SmsTemplatesController,
  ConsentController,
  CommunicationsController,
  UnmailableController,
];
