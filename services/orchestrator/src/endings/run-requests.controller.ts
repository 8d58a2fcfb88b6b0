import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { endRuns, replayBranches, startAnew, storedEvent, type ReplyOf } from '@fanfare/contracts';
import { Answers, parseJson, RequestRefused } from '@fanfare/bus';
import { RunRequests } from './run-requests.js';

type Asked<C extends { request: z.ZodType }> = z.output<C['request']>;

/** What people ask for runs. */
@Controller()
export class RunRequestsController {
  constructor(private readonly requests: RunRequests) {}

  @Answers(endRuns)
  async end({ workspace, runs, ...ending }: Asked<typeof endRuns>): Promise<ReplyOf<typeof endRuns>> {
    await this.requests.end(workspace, runs, ending);
    return { ended: runs.length };
  }

  @Answers(replayBranches)
  async replay({ workspace, tokens }: Asked<typeof replayBranches>): Promise<ReplyOf<typeof replayBranches>> {
    return this.requests.replay(workspace, tokens);
  }

  @Answers(startAnew)
  async anew({ event: text, ...asked }: Asked<typeof startAnew>): Promise<ReplyOf<typeof startAnew>> {
    const event = parseJson(storedEvent, text);
    if ('error' in event) throw new RequestRefused('Invalid', `The event cannot be read: ${event.error}`);
    const run = await this.requests.anew(asked, { event: event.value, text });
    if (run === null) throw new RequestRefused('NotFound', 'There is no version of the workflow to start it with.');
    return { run };
  }
}
