import { Module } from '@nestjs/common';
import { ConsentController } from './consent.controller.js';
import { ConsentStore } from './consent.store.js';
import { Consents } from './consents.js';
import { GroupStore } from './group.store.js';
import { Links } from './links.js';
import { PagesController } from './pages.controller.js';
import { TellingConsents } from './telling-consents.js';
import { UnmailableStore } from './unmailable.store.js';

@Module({
  controllers: [ConsentController, PagesController],
  providers: [ConsentStore, GroupStore, UnmailableStore, Consents, Links, TellingConsents],
  exports: [Consents, GroupStore, Links, UnmailableStore],
})
export class ConsentModule {}
