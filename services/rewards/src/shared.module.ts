import { Global, Module } from '@nestjs/common';
import { CrashPoint } from './crash-point.js';
import { Sweeping } from './sweeping.js';
import { Telling } from './telling.js';

/** What coupons, points and cards have in common; one instance for the whole service, so that a spec finds the one that is used. */
@Global()
@Module({ providers: [CrashPoint, Sweeping, Telling], exports: [CrashPoint, Sweeping, Telling] })
export class SharedModule {}
