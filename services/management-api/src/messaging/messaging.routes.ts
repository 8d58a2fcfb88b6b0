import { communicationRoutes } from './communication.routes.js';
import { consentRoutes } from './consent.routes.js';
import { emailTemplateRoutes } from './email-template.routes.js';
import { smsTemplateRoutes } from './sms-template.routes.js';
import { unmailableRoutes } from './unmailable.routes.js';

export const messagingRoutes = {
  ...emailTemplateRoutes,
  ...smsTemplateRoutes,
  ...consentRoutes,
  ...communicationRoutes,
  ...unmailableRoutes,
};
