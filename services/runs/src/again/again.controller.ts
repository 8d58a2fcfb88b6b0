import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { replayRuns, runAnew, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { RunsAgain } from './runs-again.js';

/** Does runs again that a person names. */
@Controller()
export class AgainController {
  constructor(private readonly again: RunsAgain) {}

  @Answers(replayRuns)
  replay({ workspace, runs }: z.output<typeof replayRuns.request>): Promise<ReplyOf<typeof replayRuns>> {
    return this.again.replay(workspace, runs);
  }

  @Answers(runAnew)
  anew({ workspace, runs, ...how }: z.output<typeof runAnew.request>): Promise<ReplyOf<typeof runAnew>> {
    return this.again.anew(workspace, runs, how);
  }
}
