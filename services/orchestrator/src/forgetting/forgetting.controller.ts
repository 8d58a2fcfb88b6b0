import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { forgetWaiting, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Forgetting } from './forgetting.js';

/** Forgets contacts, when somebody asks. */
@Controller()
export class ForgettingController {
  constructor(private readonly forgetting: Forgetting) {}

  @Answers(forgetWaiting)
  async forget(who: z.output<typeof forgetWaiting.request>): Promise<ReplyOf<typeof forgetWaiting>> {
    return { records: await this.forgetting.forget(who) };
  }
}
