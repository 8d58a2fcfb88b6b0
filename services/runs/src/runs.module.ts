import { Module } from '@nestjs/common';
import { EventLog, StreamEraser, WorkQueues } from '@fanfare/bus';
import { MongoModule } from '@fanfare/chassis';
import { AgainController } from './again/again.controller.js';
import { EventsOfRuns } from './again/events-of-runs.js';
import { FailedBranchStore } from './again/failed-branch.store.js';
import { RunsAgain } from './again/runs-again.js';
import { DeadLetterStore } from './dead-letters/dead-letter.store.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { Settling } from './dead-letters/settling.js';
import { EvaluationStore } from './evaluations/evaluation.store.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { Failures } from './failures/failures.js';
import { Loops } from './failures/loops.js';
import { NoticeStore } from './failures/notice.store.js';
import { Notifying } from './failures/notifying.js';
import { OwedMailStore } from './failures/owed-mail.store.js';
import { Owing } from './failures/owing.js';
import { ToldLoopStore } from './failures/told-loop.store.js';
import { Forgetting } from './forgetting/forgetting.js';
import { ForgettingController } from './forgetting/forgetting.controller.js';
import { ForgottenLetters } from './forgetting/forgotten-letters.js';
import { LetterOfContactStore } from './forgetting/letter-of-contact.store.js';
import { RunOfContactStore } from './forgetting/run-of-contact.store.js';
import { TraceOfContactStore } from './forgetting/trace-of-contact.store.js';
import { HistoryController } from './history/history.controller.js';
import { Projection } from './history/projection.js';
import { Traces } from './history/traces.js';
import { JobStore } from './jobs/job.store.js';
import { JobItemStore } from './jobs/job-item.store.js';
import { JobPages } from './jobs/job-pages.js';
import { JobsController } from './jobs/jobs.controller.js';
import { JobWork } from './jobs/job-work.js';
import { PendingStarts } from './jobs/pending-starts.js';
import { LostRunsController } from './lost/lost-runs.controller.js';
import { Motion } from './lost/motion.js';
import { OpenRunStore } from './lost/open-run.store.js';
import { Search } from './lost/search.js';
import { Searching } from './lost/searching.js';
import { StuckRunStore } from './lost/stuck-run.store.js';
import { TurnStore } from './lost/turn.store.js';
import { RunStore } from './runs/run.store.js';
import { RunsController } from './runs/runs.controller.js';

/** What happened in every run: the projection of HISTORY, and the dead letters. What people ask to be done with runs is passed on to the orchestrator, page by page. */
@Module({
  imports: [MongoModule.forService('runs')],
  controllers: [
    HistoryController,
    RunsController,
    AgainController,
    JobsController,
    DeadLettersController,
    EvaluationsController,
    LostRunsController,
    ForgettingController,
  ],
  providers: [
    RunStore,
    Projection,
    Traces,
    DeadLetterStore,
    Settling,
    EvaluationStore,
    OpenRunStore,
    StuckRunStore,
    TurnStore,
    WorkQueues,
    EventLog,
    FailedBranchStore,
    EventsOfRuns,
    RunsAgain,
    Failures,
    NoticeStore,
    Notifying,
    OwedMailStore,
    Owing,
    ToldLoopStore,
    Loops,
    JobStore,
    JobItemStore,
    JobPages,
    PendingStarts,
    JobWork,
    Motion,
    Search,
    Searching,
    StreamEraser,
    Forgetting,
    ForgottenLetters,
    LetterOfContactStore,
    RunOfContactStore,
    TraceOfContactStore,
  ],
})
export class RunsModule {}
