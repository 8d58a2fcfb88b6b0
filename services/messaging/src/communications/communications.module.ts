import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { ForgottenModule } from '../forgetting/forgotten.module.js';
import { CommunicationStore } from './communication.store.js';
import { Keeping } from './keeping.js';
import { Readmission } from './readmission.js';

@Module({
  imports: [ForgottenModule, ConsentModule],
  providers: [CommunicationStore, Keeping, Readmission],
  exports: [CommunicationStore, Keeping, Readmission],
})
export class CommunicationsModule {}
