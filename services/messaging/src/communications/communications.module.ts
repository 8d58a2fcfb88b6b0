import { Module } from '@nestjs/common';
import { ForgottenModule } from '../forgetting/forgotten.module.js';
import { CommunicationStore } from './communication.store.js';
import { Keeping } from './keeping.js';

@Module({
  imports: [ForgottenModule],
  providers: [CommunicationStore, Keeping],
  exports: [CommunicationStore, Keeping],
})
export class CommunicationsModule {}
