import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { Admission } from './admission.js';
import { Calls } from './calls.js';
import { Collections } from './collections.store.js';
import { Consequences } from './consequences.js';
import { Continuation } from './continuation.js';
import { DueController } from './due.controller.js';
import { Endings } from './endings/endings.js';
import { Replays } from './endings/replays.js';
import { RunRequests } from './endings/run-requests.js';
import { RunRequestsController } from './endings/run-requests.controller.js';
import { Entrance } from './entries/entrance.js';
import { Entries } from './entries/entries.js';
import { EntryStore } from './entries/entry.store.js';
import { TurnsController } from './entries/turns.controller.js';
import { Evaluations } from './evaluations.js';
import { EventsController } from './events.controller.js';
import { Forgetting } from './forgetting/forgetting.js';
import { ForgettingController } from './forgetting/forgetting.controller.js';
import { RemainsStore } from './forgetting/remains.store.js';
import { HeldMessages } from './held/held-messages.js';
import { ContactLocks } from './loop-guard/contact-locks.js';
import { LocksController } from './loop-guard/locks.controller.js';
import { LoopGuard } from './loop-guard/loop-guard.js';
import { StartCounting } from './loop-guard/start-counting.js';
import { MeetingStore } from './meetings/meeting.store.js';
import { Placement } from './placement.js';
import { ResultsController } from './results.controller.js';
import { FiringsController } from './schedules/firings.controller.js';
import { LaterStarts } from './schedules/later-starts.js';
import { PendingStartStore } from './schedules/pending-start.store.js';
import { PendingStartsController } from './schedules/pending-starts.controller.js';
import { StartsController } from './schedules/starts.controller.js';
import { OldRecords } from './old-records.js';
import { RunEndings } from './tracked/run-endings.js';
import { TrackedRunStore } from './tracked/tracked-run.store.js';
import { Versions } from './versions.js';
import { Arrivals } from './waits/arrivals.js';
import { GameplaysOfEvents } from './gameplays-of-events.js';
import { ContactsOfEvents } from './waits/contacts-of-events.js';
import { RecentEventStore } from './waits/recent-event.store.js';
import { WaitStore } from './waits/wait.store.js';
import { WaitingRuns } from './waits/waiting-runs.js';
import { WaitingRunsController } from './waits/waiting-runs.controller.js';

/**
 * Takes events, results and timers; asks the pure engine what follows; places it. Of most runs it keeps nothing between
 * messages; of those that wait for each other or for events it keeps who has come.
 */
@Module({
  imports: [MongoModule.forService('orchestrator')],
  controllers: [
    EventsController,
    ResultsController,
    DueController,
    TurnsController,
    FiringsController,
    StartsController,
    PendingStartsController,
    LocksController,
    RunRequestsController,
    WaitingRunsController,
    ForgettingController,
  ],
  providers: [
    Admission,
    Arrivals,
    Calls,
    Collections,
    Consequences,
    ContactLocks,
    ContactsOfEvents,
    Continuation,
    Endings,
    Entrance,
    Entries,
    EntryStore,
    Evaluations,
    Forgetting,
    GameplaysOfEvents,
    HeldMessages,
    LaterStarts,
    LoopGuard,
    MeetingStore,
    PendingStartStore,
    Placement,
    RemainsStore,
    Replays,
    RunEndings,
    RunRequests,
    RecentEventStore,
    StartCounting,
    OldRecords,
    TrackedRunStore,
    Versions,
    WaitStore,
    WaitingRuns,
  ],
})
export class OrchestratorModule {}
