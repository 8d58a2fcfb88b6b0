import { communicationRoutes } from './communication.routes.js';
import { consentRoutes } from './consent.routes.js';
import { emailTemplateRoutes } from './email-template.routes.js';

export const messagingRoutes = { ...emailTemplateRoutes, ...consentRoutes, ...communicationRoutes };
