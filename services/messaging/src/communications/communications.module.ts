import { Module } from '@nestjs/common';
import { CommunicationStore } from './communication.store.js';

@Module({ providers: [CommunicationStore], exports: [CommunicationStore] })
export class CommunicationsModule {}
