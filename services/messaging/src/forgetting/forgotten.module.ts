import { Module } from '@nestjs/common';
import { ForgottenStore } from './forgotten.store.js';

@Module({ providers: [ForgottenStore], exports: [ForgottenStore] })
export class ForgottenModule {}
