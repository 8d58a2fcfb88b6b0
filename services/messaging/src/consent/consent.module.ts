import { Module } from '@nestjs/common';
import { ForgottenModule } from '../forgetting/forgotten.module.js';
import { Admission } from './admission.js';
import { ConsentController } from './consent.controller.js';
import { ConsentStore } from './consent.store.js';
import { Consents } from './consents.js';
import { GroupStore } from './group.store.js';
import { Links } from './links.js';
import { PagesController } from './pages.controller.js';
import { StopStore } from './stop.store.js';
import { TellingConsents } from './telling-consents.js';
import { UnmailableAddresses } from './unmailable-addresses.js';
import { UnmailableController } from './unmailable.controller.js';
import { UnmailableStore } from './unmailable.store.js';

@Module({
  imports: [ForgottenModule],
  controllers: [ConsentController, PagesController, UnmailableController],
  providers: [
    Admission,
    ConsentStore,
    GroupStore,
    UnmailableStore,
    UnmailableAddresses,
    StopStore,
    Consents,
    Links,
    TellingConsents,
  ],
  exports: [Admission, Consents, ConsentStore, GroupStore, Links, StopStore, UnmailableAddresses, UnmailableStore],
})
export class ConsentModule {}
