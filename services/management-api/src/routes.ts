import { catalogueRoutes } from './catalogue/catalogue.routes.js';
import { contactRoutes } from './contacts/contact.routes.js';
import { evaluationRoutes } from './evaluations/evaluation.routes.js';
import { eventRoutes } from './events/event.routes.js';
import type { Route } from './http/route.js';
import { interchangeRoutes } from './interchange/interchange.routes.js';
import { openApiRoutes } from './openapi/openapi.routes.js';
import { rewardRoutes } from './rewards/reward.routes.js';
import { cancellingRoutes } from './runs/cancelling.routes.js';
import { runRoutes } from './runs/run.routes.js';
import { scheduleRoutes } from './schedules/schedule.routes.js';
import { tryRoutes } from './trying/try.routes.js';
import { diffRoutes } from './workflows/diff.routes.js';
import { lifecycleRoutes, workflowRoutes } from './workflows/workflow.routes.js';

const features: Record<string, Record<string, Route>> = {
  workflows: { ...workflowRoutes, ...lifecycleRoutes, ...diffRoutes, ...interchangeRoutes },
  schedules: scheduleRoutes,
  trying: tryRoutes,
  events: eventRoutes,
  evaluations: evaluationRoutes,
  catalogue: catalogueRoutes,
  runs: { ...runRoutes, ...cancellingRoutes },
  contacts: contactRoutes,
  rewards: rewardRoutes,
  api: openApiRoutes,
};

/** Every route of the API by name (`workflows.activate`): its table of contents, its document, the list that the tests of its lock go through. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries(features).flatMap(([feature, table]) =>
    Object.entries(table).map(([name, route]) => [`${feature}.${name}`, route]),
  ),
);
