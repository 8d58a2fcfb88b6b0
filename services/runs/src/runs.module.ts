import { Module } from '@nestjs/common';
import { WorkQueues } from '@fanfare/bus';
import { MongoModule } from '@fanfare/chassis';
import { DeadLetterStore } from './dead-letters/dead-letter.store.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { EvaluationStore } from './evaluations/evaluation.store.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { HistoryController } from './history/history.controller.js';
import { Projection } from './history/projection.js';
import { LostRunsController } from './lost/lost-runs.controller.js';
import { Motion } from './lost/motion.js';
import { OpenRunStore } from './lost/open-run.store.js';
import { Search } from './lost/search.js';
import { Searching } from './lost/searching.js';
import { StuckRunStore } from './lost/stuck-run.store.js';
import { TurnStore } from './lost/turn.store.js';
import { RunStore } from './runs/run.store.js';
import { RunsController } from './runs/runs.controller.js';

/** What happened in every run: the projection of HISTORY, and the dead letters. Questions are answered; nothing is decided here. */
@Module({
  imports: [MongoModule.forService('runs')],
  controllers: [HistoryController, RunsController, DeadLettersController, EvaluationsController, LostRunsController],
  providers: [
    RunStore,
    Projection,
    DeadLetterStore,
    EvaluationStore,
    OpenRunStore,
    StuckRunStore,
    TurnStore,
    WorkQueues,
    Motion,
    Search,
    Searching,
  ],
})
export class RunsModule {}
