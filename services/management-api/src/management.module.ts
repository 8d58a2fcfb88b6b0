import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { MongoModule } from '@fanfare/chassis';
import { accounts } from './accounts/accounts.js';
import { Auditing } from './accounts/auditing.js';
import { AuthGuard } from './auth/auth.guard.js';
import { Catalogue } from './catalogue/catalogue.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { ConnectedAppsController } from './connected-apps/connected-apps.controller.js';
import { Connecting } from './connected-apps/connecting.js';
import { Connections } from './connected-apps/connections.js';
import { LaneStates } from './connected-apps/lane-states.js';
import { Sealing } from './connected-apps/sealing.js';
import { UsesOfApp } from './connected-apps/uses-of-app.js';
import { contactControllers } from './contacts/contact-controllers.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { EngagementByHandController } from './engagement/by-hand.controller.js';
import { ContactEngagementController } from './engagement/contact-engagement.controller.js';
import { definitionControllers } from './engagement/definition-controllers.js';
import { EngagementController } from './engagement/engagement.controller.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { Explanations } from './evaluations/explanations.js';
import { Listeners } from './evaluations/listeners.js';
import { OfContact } from './evaluations/of-contact.js';
import { OfEvent } from './evaluations/of-event.js';
import { EventsController } from './events/events.controller.js';
import { ContactNames } from './events/contact-names.js';
import { PastEvents } from './events/past-events.js';
import { HookKeeping } from './hooks/hook-keeping.js';
import { HookSecrets } from './hooks/hook-secrets.js';
import { Hooks } from './hooks/hooks.js';
import { HooksController } from './hooks/hooks.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RouteCheck } from './http/route-check.js';
import { messagingControllers } from './messaging/messaging-controllers.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { CardsController } from './rewards/cards.controller.js';
import { ContactIds } from './rewards/contact-ids.js';
import { Timeline } from './timeline/timeline.js';
import { KnownElsewhere } from './contacts/known-elsewhere.js';
import { SubjectAccess } from './contacts/subject-access.js';
import { TimelineSources } from './timeline/timeline-sources.js';
import { walletsProvider } from './rewards/wallets/wallets.js';
import { CouponsController } from './rewards/coupons.controller.js';
import { LoyaltyController } from './rewards/loyalty.controller.js';
import { AgainController } from './runs/again.controller.js';
import { CancellingController } from './runs/cancelling.controller.js';
import { RunJobsController } from './runs/run-jobs.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { Arming } from './schedules/arming.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { Secrets } from './secrets/secrets.js';
import { Definitions } from './trying/definitions.js';
import { LiveTests } from './trying/live-tests.js';
import { PastRuns } from './trying/past-runs.js';
import { People } from './trying/people.js';
import { Tries } from './trying/tries.js';
import { TryController } from './trying/try.controller.js';
import { AwaitedEvents } from './trying/awaited-events.js';
import { WhatIfs } from './trying/what-ifs.js';
import { Activations } from './workflows/activations.js';
import { Consequences } from './workflows/consequences.js';
import { DiffController } from './workflows/diff.controller.js';
import { Drafts } from './workflows/drafts.js';
import { EventClock } from './workflows/event-clock.js';
import { Exits } from './workflows/exits.js';
import { LocksController } from './workflows/locks.controller.js';
import { LifecycleController } from './workflows/lifecycle.controller.js';
import { Publication } from './workflows/publication.js';
import { VersionStore } from './workflows/version.store.js';
import { WorkflowStore } from './workflows/workflow.store.js';
import { InterchangeController } from './interchange/interchange.controller.js';
import { PausingController } from './workflows/pausing.controller.js';
import { WorkflowsController } from './workflows/workflows.controller.js';

/** The API for people and programs: it owns the workflows; everything else it asks of the service that does. */
@Module({
  imports: [MongoModule.forService('management-api'), DiscoveryModule],
  controllers: [
    WorkflowsController,
    PausingController,
    InterchangeController,
    LifecycleController,
    LocksController,
    DiffController,
    TryController,
    EventsController,
    EvaluationsController,
    SchedulesController,
    CatalogueController,
    RunsController,
    CancellingController,
    AgainController,
    RunJobsController,
    DeadLettersController,
    ConnectedAppsController,
    HooksController,
    ...contactControllers,
    CardsController,
    CouponsController,
    LoyaltyController,
    ...definitionControllers,
    ...messagingControllers,
    ContactEngagementController,
    EngagementController,
    EngagementByHandController,
    OpenApiController,
    ...accounts.controllers,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_INTERCEPTOR, useClass: Auditing },
    { provide: APP_FILTER, useClass: ProblemFilter },
    ...accounts.providers,
    RouteCheck,
    WorkflowStore,
    VersionStore,
    Catalogue,
    Hooks,
    HookKeeping,
    HookSecrets,
    Connections,
    Connecting,
    LaneStates,
    Secrets,
    Sealing,
    UsesOfApp,
    Drafts,
    Activations,
    Consequences,
    Arming,
    Publication,
    Exits,
    EventClock,
    ContactIds,
    Timeline,
    TimelineSources,
    KnownElsewhere,
    SubjectAccess,
    walletsProvider,
    ContactNames,
    PastEvents,
    Explanations,
    Listeners,
    OfContact,
    OfEvent,
    PastRuns,
    People,
    Definitions,
    Tries,
    LiveTests,
    AwaitedEvents,
    WhatIfs,
  ],
})
export class ManagementModule {}
