import { Module } from '@nestjs/common';
import { Admission } from './admission.js';
import { Continuation } from './continuation.js';
import { DueController } from './due.controller.js';
import { EventsController } from './events.controller.js';
import { Placement } from './placement.js';
import { ResultsController } from './results.controller.js';
import { Versions } from './versions.js';

/** Takes events, results and timers; asks the pure engine what follows; places it. Keeps nothing between messages. */
@Module({
  controllers: [EventsController, ResultsController, DueController],
  providers: [Admission, Continuation, Placement, Versions],
})
export class OrchestratorModule {}
