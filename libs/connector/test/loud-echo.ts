import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { exit, Handles, type ActionHandler, type Step } from '../src/index.js';
import { Echo } from './echo.js';
import { Voice } from './voice.js';

// Like a database connection: there only after a while, and so is everything that needs it.
@Module({ providers: [{ provide: Voice, useFactory: () => sleep(50, new Voice()) }], exports: [Voice] })
export class VoiceModule {}

/** Echo by a class that needs something from another module. */
@Handles(Echo)
export class LoudEcho implements ActionHandler<typeof Echo> {
  constructor(private readonly voice: Voice) {}

  async run(steps: readonly Step<typeof Echo>[]) {
    return steps.map(({ input }) => exit('Success', { value: this.voice.raised(input.value) }));
  }
}
