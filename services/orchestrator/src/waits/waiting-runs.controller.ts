import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { waitingRuns, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { WaitingRuns } from './waiting-runs.js';

@Controller()
export class WaitingRunsController {
  constructor(private readonly waiting: WaitingRuns) {}

  @Answers(waitingRuns)
  async among({ runs }: z.output<typeof waitingRuns.request>): Promise<ReplyOf<typeof waitingRuns>> {
    return { waiting: await this.waiting.among(runs) };
  }
}
