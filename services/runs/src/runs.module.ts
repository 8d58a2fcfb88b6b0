import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { DeadLetterStore } from './dead-letters/dead-letter.store.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { HistoryController } from './history/history.controller.js';
import { Projection } from './history/projection.js';
import { RunStore } from './runs/run.store.js';
import { RunsController } from './runs/runs.controller.js';

/** What happened in every run: the projection of HISTORY, and the dead letters. Questions are answered; nothing is decided here. */
@Module({
  imports: [MongoModule.forService('runs')],
  controllers: [HistoryController, RunsController, DeadLettersController],
  providers: [RunStore, Projection, DeadLetterStore],
})
export class RunsModule {}
