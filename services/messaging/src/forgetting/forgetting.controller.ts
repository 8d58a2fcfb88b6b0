import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { forgetMessages, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Forgetting } from './forgetting.js';

/** Forgets contacts, when somebody asks. */
@Controller()
export class ForgettingController {
  constructor(private readonly forgetting: Forgetting) {}

  @Answers(forgetMessages)
  forget(who: z.output<typeof forgetMessages.request>): Promise<ReplyOf<typeof forgetMessages>> {
    return this.forgetting.forget(who);
  }
}
