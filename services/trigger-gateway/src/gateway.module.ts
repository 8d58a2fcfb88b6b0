import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AcceptEventsController } from './accept-events.controller.js';
import { EventIntake } from './event-intake.js';
import { ProblemFilter } from './problem.filter.js';
import { TriggersController } from './triggers.controller.js';

@Module({
  controllers: [AcceptEventsController, TriggersController],
  providers: [EventIntake, { provide: APP_FILTER, useClass: ProblemFilter }],
})
export class GatewayModule {}
