import { Controller, Inject, Injectable, Optional, type Type } from '@nestjs/common';
import { forgetSteps, parseStepId, stepCommand, type ReplyOf } from '@fanfare/contracts';
import { Answers, decodeFrame, parseJson, splitFrames, WorkQueues } from '@fanfare/bus';
import type { z } from 'zod';
import { hasLanes, KIT, type KitOptions } from './kit-options.js';
import { KeptOutcomes } from './kept-outcomes.js';
import { Ledger } from './ledger.js';
import { OutcomeStore } from './outcome.store.js';

/** Forgets what came of the steps of runs. Asking again finds what has come since. */
@Injectable()
class StepForgetting {
  constructor(
    @Inject(KIT) private readonly kit: KitOptions,
    private readonly ledger: Ledger,
    private readonly queues: WorkQueues,
    @Optional() private readonly answers?: OutcomeStore,
    @Optional() private readonly kept?: KeptOutcomes,
  ) {}

  async forget(runs: readonly string[]): Promise<ReplyOf<ReturnType<typeof forgetSteps>>> {
    let outcomes = await this.ledger.forget(runs);
    for (const own of [this.answers, this.kept]) outcomes += (await own?.forget(runs)) ?? 0;
    return { outcomes, isSettled: !hasLanes(this.kit) || !(await this.waitsInLane(new Set(runs))) };
  }

  /** A step that waits for a vendor is dropped when its turn comes, because its run has ended. Until then it holds its input. */
  private async waitsInLane(runs: ReadonlySet<string>): Promise<boolean> {
    for await (const message of this.queues.laneMessages(this.kit.name)) {
      if (splitFrames(message).some((line) => isStepOf(line, runs))) return true;
    }
    return false;
  }
}

function isStepOf(line: string, runs: ReadonlySet<string>): boolean {
  const parsed = parseJson(stepCommand, decodeFrame(line).head);
  return 'value' in parsed && runs.has(parseStepId(parsed.value.stepId).run);
}

/** The service's answer to those who delete contacts. */
export function stepForgetting({ name }: KitOptions) {
  const contract = forgetSteps(name);

  @Controller()
  class StepForgettingController {
    constructor(private readonly forgetting: StepForgetting) {}

    @Answers(contract)
    forget({ runs }: z.output<typeof contract.request>): Promise<ReplyOf<typeof contract>> {
      return this.forgetting.forget(runs);
    }
  }
  const controllers: Type[] = [StepForgettingController];
  return { controllers, providers: [StepForgetting] };
}
