import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule } from '@fanfare/connector';
import { AssignAchievement } from './achievements/assign-achievement.action.js';
import { EarnedController } from './achievements/earned.controller.js';
import { AssignBonusEntries } from './bonus/assign-bonus-entries.action.js';
import { ByHandController } from './by-hand/by-hand.controller.js';
import { TellingByHand } from './by-hand/telling-by-hand.js';
import { Aliases } from './contacts/aliases.js';
import { ForgettingController } from './contacts/forgetting.controller.js';
import { MergesController } from './contacts/merges.controller.js';
import { RenamingStore } from './contacts/renaming.store.js';
import { CountsController } from './counts/counts.controller.js';
import { CardCompetitions } from './definitions/card-competitions.js';
import { DefinitionsController } from './definitions/definitions.controller.js';
import { Names } from './definitions/names.js';
import { Sightings } from './definitions/sightings.js';
import { AddTags } from './entries/add-tags.action.js';
import { EntriesController } from './entries/entries.controller.js';
import { RemoveTags } from './entries/remove-tags.action.js';
import { TagSteps } from './entries/tag-steps.js';
import { AssignScore } from './gameplays/assign-score.action.js';
import { GameplaysController } from './gameplays/gameplays.controller.js';
import { Snapshots } from './gameplays/snapshots.js';
import { AwardsController } from './prizes/awards.controller.js';
import { EventsController } from './projection/events.controller.js';
import { Progress } from './projection/progress.js';
import { Projector } from './projection/projector.js';
import { Who } from './projection/who.js';
import { Awaiting } from './steps/awaited.js';
import { StoresModule } from './stores.module.js';

/** What contacts do on hubs: their entries, gameplays, prizes and achievements. */
@Module({
  imports: [
    MongoModule.forService('engagement'),
    StoresModule,
    actionsModule({
      name: 'engagement',
      title: 'Competitions and gameplay',
      imports: [StoresModule],
      handlers: [AssignBonusEntries, AddTags, RemoveTags, AssignScore, AssignAchievement],
      providers: [Awaiting, Progress, Snapshots, TagSteps],
    }),
  ],
  controllers: [
    EventsController,
    DefinitionsController,
    EntriesController,
    GameplaysController,
    AwardsController,
    EarnedController,
    ByHandController,
    CountsController,
    ForgettingController,
    MergesController,
  ],
  providers: [
    Aliases,
    CardCompetitions,
    Names,
    Progress,
    Projector,
    RenamingStore,
    Sightings,
    Snapshots,
    TellingByHand,
    Who,
  ],
})
export class EngagementModule {}
