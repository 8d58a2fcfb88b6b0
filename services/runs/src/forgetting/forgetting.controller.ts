import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { forgetRuns, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { Forgetting } from './forgetting.js';

/** Forgets contacts, when somebody asks. */
@Controller()
export class ForgettingController {
  constructor(private readonly forgetting: Forgetting) {}

  @Answers(forgetRuns)
  forget({ at, after = '', ...who }: z.output<typeof forgetRuns.request>): Promise<ReplyOf<typeof forgetRuns>> {
    return this.forgetting.page(who, at, after);
  }
}
