import { accountRoutes } from './accounts/account.routes.js';
import { memberRoutes } from './accounts/member.routes.js';
import { catalogueRoutes } from './catalogue/catalogue.routes.js';
import { connectedAppRoutes } from './connected-apps/connected-app.routes.js';
import { contactRoutes } from './contacts/contact.routes.js';
import { deadLetterRoutes } from './dead-letters/dead-letter.routes.js';
import { definitionRoutes } from './engagement/definition.routes.js';
import { engagementByHandRoutes } from './engagement/by-hand.routes.js';
import { contactEngagementRoutes, engagementCountRoutes, engagementRoutes } from './engagement/engagement.routes.js';
import { evaluationRoutes } from './evaluations/evaluation.routes.js';
import { eventRoutes } from './events/event.routes.js';
import { hookRoutes } from './hooks/hook.routes.js';
import type { Route } from './http/route.js';
import { interchangeRoutes } from './interchange/interchange.routes.js';
import { messagingRoutes } from './messaging/messaging.routes.js';
import { openApiRoutes } from './openapi/openapi.routes.js';
import { rewardRoutes } from './rewards/reward.routes.js';
import { againRoutes } from './runs/again.routes.js';
import { cancellingRoutes } from './runs/cancelling.routes.js';
import { runJobRoutes } from './runs/run-job.routes.js';
import { runRoutes } from './runs/run.routes.js';
import { scheduleRoutes } from './schedules/schedule.routes.js';
import { tryRoutes } from './trying/try.routes.js';
import { diffRoutes } from './workflows/diff.routes.js';
import { lockRoutes } from './workflows/lock.routes.js';
import { lifecycleRoutes, workflowRoutes } from './workflows/workflow.routes.js';

const features: Record<string, Record<string, Route>> = {
  workflows: { ...workflowRoutes, ...lifecycleRoutes, ...lockRoutes, ...diffRoutes, ...interchangeRoutes },
  schedules: scheduleRoutes,
  trying: tryRoutes,
  events: eventRoutes,
  evaluations: evaluationRoutes,
  catalogue: catalogueRoutes,
  connectedApps: connectedAppRoutes,
  hooks: hookRoutes,
  runs: { ...runRoutes, ...cancellingRoutes, ...againRoutes },
  runJobs: runJobRoutes,
  deadLetters: deadLetterRoutes,
  contacts: contactRoutes,
  rewards: rewardRoutes,
  ...definitionRoutes,
  messaging: messagingRoutes,
  engagement: { ...engagementRoutes, ...engagementCountRoutes, ...engagementByHandRoutes },
  contactEngagement: contactEngagementRoutes,
  account: accountRoutes,
  members: memberRoutes,
  api: openApiRoutes,
};

/** Every route of the API by name (`workflows.activate`): its table of contents, its document, the list that the tests of its lock go through. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries(features).flatMap(([feature, table]) =>
    Object.entries(table).map(([name, route]) => [`${feature}.${name}`, route]),
  ),
);
