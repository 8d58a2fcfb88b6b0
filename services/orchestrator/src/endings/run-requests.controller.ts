import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  endRuns,
  replayBranches,
  startAnew,
  startTest,
  storedEvent,
  type ReplyOf,
  type StoredEvent,
} from '@fanfare/contracts';
import { Answers, parseJson, RequestRefused } from '@fanfare/bus';
import { Replays } from './replays.js';
import { RunRequests } from './run-requests.js';

type Asked<C extends { request: z.ZodType }> = z.output<C['request']>;

/** What people ask for runs. */
@Controller()
export class RunRequestsController {
  constructor(
    private readonly requests: RunRequests,
    private readonly replays: Replays,
  ) {}

  @Answers(endRuns)
  async end({ workspace, runs, ...ending }: Asked<typeof endRuns>): Promise<ReplyOf<typeof endRuns>> {
    await this.requests.end(workspace, runs, ending);
    return { ended: runs.length };
  }

  @Answers(replayBranches)
  async replay({ workspace, tokens }: Asked<typeof replayBranches>): Promise<ReplyOf<typeof replayBranches>> {
    return this.replays.replay(workspace, tokens);
  }

  @Answers(startAnew)
  async anew({ event, ...asked }: Asked<typeof startAnew>): Promise<ReplyOf<typeof startAnew>> {
    return started(await this.requests.anew(asked, stored(event)));
  }

  @Answers(startTest)
  async test({ event, ...asked }: Asked<typeof startTest>): Promise<ReplyOf<typeof startTest>> {
    return started(await this.requests.test(asked, stored(event)));
  }
}

function stored(text: string): { event: StoredEvent; text: string } {
  const event = parseJson(storedEvent, text);
  if ('error' in event) throw new RequestRefused('Invalid', `The event cannot be read: ${event.error}`);
  return { event: event.value, text };
}

function started(run: string | null): { run: string } {
  if (run === null) throw new RequestRefused('NotFound', 'There is no version of the workflow to start it with.');
  return { run };
}
