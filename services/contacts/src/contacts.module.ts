import { Module } from '@nestjs/common';
import { EventEraser, StreamEraser } from '@fanfare/bus';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule } from '@fanfare/connector';
import { AddToList } from './actions/add-to-list.action.js';
import { EditSteps } from './actions/edit-steps.js';
import { RemoveFromList } from './actions/remove-from-list.action.js';
import { UpdateContact } from './actions/update-contact.action.js';
import { EventsController } from './behaviour/events.controller.js';
import { Observer } from './behaviour/observer.js';
import { SubscriptionsController } from './behaviour/subscriptions.controller.js';
import { ContactsController } from './contacts.controller.js';
import { Finder } from './contact/finder.js';
import { Editor } from './contact/editor.js';
import { Saver } from './contact/saver.js';
import { Deleter } from './deletion/deleter.js';
import { DeletionSweep } from './deletion/deletion-sweep.js';
import { Elsewhere } from './deletion/elsewhere.js';
import { Mentions } from './deletion/mentions.js';
import { WaitingFiles } from './deletion/waiting-files.js';
import { HeldFiles } from './deletion/held-files.js';
import { DeletionController } from './deletion/deletion.controller.js';
import { PastEvents } from './deletion/past-events.js';
import { Reborn } from './deletion/reborn.js';
import { RemainsStore } from './deletion/remains.store.js';
import { SubjectAccess } from './deletion/subject-access.store.js';
import { exporting } from './exporting/exporting.js';
import { ExportingController } from './exporting/exporting.controller.js';
import { Register } from './identity/register.js';
import { importing } from './importing/importing.js';
import { ImportingController } from './importing/importing.controller.js';
import { GrowthSweep } from './lists/growth-sweep.js';
import { ListGrowth } from './lists/list-growth.store.js';
import { ListKeeping } from './lists/list-keeping.js';
import { ListsController } from './lists/lists.controller.js';
import { MergeSweep } from './merging/merge-sweep.js';
import { MergingByHand } from './merging/merging-by-hand.js';
import { MergingController } from './merging/merging.controller.js';
import { Unmerger } from './merging/unmerger.js';
import { Changes } from './profile/changes.js';
import { Editing } from './profile/editing.js';
import { ProfileController } from './profile/profile.controller.js';
import { PropertiesController } from './properties/properties.controller.js';
import { PropertyKeeping } from './properties/property-keeping.js';
import { ContactPages } from './query/contact-pages.store.js';
import { QueryController } from './query/query.controller.js';
import { Recaller } from './resolve/recaller.js';
import { Resolver } from './resolve/resolver.js';
import { StartStore } from './resolve/start.store.js';
import { segmenting } from './segments/segmenting.js';
import { SegmentsController } from './segments/segments.controller.js';
import { StoresModule } from './stores.module.js';
import { TellingSweep } from './telling/telling-sweep.js';
import { ViewStore } from './views/view.store.js';
import { ViewsController } from './views/views.controller.js';

/** The service's table of contents: every action and every answer is here. */
@Module({
  imports: [
    MongoModule.forService('contacts'),
    StoresModule,
    actionsModule({
      name: 'contacts',
      title: 'Contacts',
      handlers: [UpdateContact, AddToList, RemoveFromList],
      providers: [EditSteps],
      imports: [StoresModule],
    }),
  ],
  controllers: [
    EventsController,
    SubscriptionsController,
    ContactsController,
    QueryController,
    ViewsController,
    PropertiesController,
    MergingController,
    ProfileController,
    ListsController,
    SegmentsController,
    DeletionController,
    ExportingController,
    ImportingController,
  ],
  providers: [
    ContactPages,
    ViewStore,
    Finder,
    PropertyKeeping,
    Recaller,
    Register,
    Resolver,
    Saver,
    StartStore,
    TellingSweep,
    MergeSweep,
    Editor,
    Changes,
    Editing,
    GrowthSweep,
    ListGrowth,
    ListKeeping,
    Deleter,
    Elsewhere,
    Observer,
    EventEraser,
    StreamEraser,
    PastEvents,
    HeldFiles,
    Mentions,
    WaitingFiles,
    DeletionSweep,
    Reborn,
    RemainsStore,
    SubjectAccess,
    MergingByHand,
    ...exporting,
    ...importing,
    ...segmenting,
    Unmerger,
  ],
})
export class ContactsModule {}
