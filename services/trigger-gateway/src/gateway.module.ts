import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AcceptEventsController } from './accept-events.controller.js';
import { EventIntake } from './event-intake.js';
import { HookCounts } from './hooks/hook-counts.js';
import { HookDoor } from './hooks/hook-door.js';
import { HookIntake } from './hooks/hook-intake.js';
import { Hooks } from './hooks/hooks.js';
import { HooksController } from './hooks/hooks.controller.js';
import { SeenEvents } from './hooks/seen-events.js';
import { ProblemFilter } from './problem.filter.js';
import { TriggersController } from './triggers.controller.js';

@Module({
  controllers: [AcceptEventsController, HooksController, TriggersController],
  providers: [
    EventIntake,
    Hooks,
    HookCounts,
    HookDoor,
    HookIntake,
    SeenEvents,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class GatewayModule {}
