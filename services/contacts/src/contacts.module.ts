import { Module } from '@nestjs/common';
import { MongoModule } from '@fanfare/chassis';
import { actionsModule } from '@fanfare/connector';
import { AddToList } from './actions/add-to-list.action.js';
import { EditSteps } from './actions/edit-steps.js';
import { RemoveFromList } from './actions/remove-from-list.action.js';
import { StepEdits } from './actions/step-edits.js';
import { UpdateContact } from './actions/update-contact.action.js';
import { ContactsController } from './contacts.controller.js';
import { Finder } from './contact/finder.store.js';
import { Saver } from './contact/saver.js';
import { Register } from './identity/register.js';
import { Recaller } from './resolve/recaller.js';
import { Resolver } from './resolve/resolver.js';
import { StartStore } from './resolve/start.store.js';
import { StoresModule } from './stores.module.js';

/** The service's table of contents: every action and every answer is here. */
@Module({
  imports: [
    MongoModule.forService('contacts'),
    StoresModule,
    actionsModule({
      name: 'contacts',
      title: 'Contacts',
      handlers: [UpdateContact, AddToList, RemoveFromList],
      providers: [EditSteps, StepEdits],
      imports: [StoresModule],
    }),
  ],
  controllers: [ContactsController],
  providers: [Finder, Recaller, Register, Resolver, Saver, StartStore],
})
export class ContactsModule {}
