import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { MongoModule } from '@fanfare/chassis';
import { AuthGuard } from './auth/auth.guard.js';
import { Catalogue } from './catalogue/catalogue.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { Explanations } from './evaluations/explanations.js';
import { Listeners } from './evaluations/listeners.js';
import { OfContact } from './evaluations/of-contact.js';
import { OfEvent } from './evaluations/of-event.js';
import { EventsController } from './events/events.controller.js';
import { PastEvents } from './events/past-events.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RouteCheck } from './http/route-check.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { RewardsController } from './rewards/rewards.controller.js';
import { CancellingController } from './runs/cancelling.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { Arming } from './schedules/arming.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { Definitions } from './trying/definitions.js';
import { PastRuns } from './trying/past-runs.js';
import { People } from './trying/people.js';
import { Tries } from './trying/tries.js';
import { TryController } from './trying/try.controller.js';
import { WhatIfs } from './trying/what-ifs.js';
import { Activations } from './workflows/activations.js';
import { DiffController } from './workflows/diff.controller.js';
import { Drafts } from './workflows/drafts.js';
import { EventClock } from './workflows/event-clock.js';
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
    DiffController,
    TryController,
    EventsController,
    EvaluationsController,
    SchedulesController,
    CatalogueController,
    RunsController,
    CancellingController,
    ContactsController,
    RewardsController,
    OpenApiController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    RouteCheck,
    WorkflowStore,
    VersionStore,
    Catalogue,
    Drafts,
    Activations,
    Arming,
    Publication,
    EventClock,
    PastEvents,
    Explanations,
    Listeners,
    OfContact,
    OfEvent,
    PastRuns,
    People,
    Definitions,
    Tries,
    WhatIfs,
  ],
})
export class ManagementModule {}
