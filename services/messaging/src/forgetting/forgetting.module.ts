import { Module } from '@nestjs/common';
import { CommunicationsModule } from '../communications/communications.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { Forgetting } from './forgetting.js';
import { ForgettingController } from './forgetting.controller.js';
import { ForgottenModule } from './forgotten.module.js';

/** What is taken out when a contact is deleted. */
@Module({
  imports: [ForgottenModule, CommunicationsModule, ConsentModule],
  controllers: [ForgettingController],
  providers: [Forgetting],
})
export class ForgettingModule {}
