import { CommunicationsController } from './communications.controller.js';
import { ConsentController } from './consent.controller.js';
import { EmailTemplatesController } from './email-templates.controller.js';

/** What serves the routes about messages to contacts. */
export const messagingControllers = [EmailTemplatesController, ConsentController, CommunicationsController];
