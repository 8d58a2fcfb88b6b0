import { Global, Module } from '@nestjs/common';
import { CrashPoint } from './crash-point.js';

/** One instance for the whole service, so that a spec finds the one that is used. */
@Global()
@Module({ providers: [CrashPoint], exports: [CrashPoint] })
export class CrashPointModule {}
