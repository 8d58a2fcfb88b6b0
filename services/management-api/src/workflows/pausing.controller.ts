import { Controller } from '@nestjs/common';
import { pauseWorkflow, type ReplyOf } from '@fanfare/contracts';
import type { z } from 'zod';
import { Answers } from '@fanfare/bus';
import { isProblem, Log } from '@fanfare/chassis';
import { Activations } from './activations.js';

/** The orchestrator has a workflow paused that seems to start itself. */
@Controller()
export class PausingController {
  constructor(
    private readonly activations: Activations,
    private readonly log: Log,
  ) {}

  @Answers(pauseWorkflow)
  async pause({
    workspace,
    workflow,
    because,
  }: z.output<(typeof pauseWorkflow)['request']>): Promise<ReplyOf<typeof pauseWorkflow>> {
    this.log.warn({ workspace, workflow, because }, 'workflow is paused by the loop guard');
    try {
      await this.activations.pause(workspace, workflow, { because });
      return { paused: true };
    } catch (error) {
      // Not active any more, or archived: it does no harm.
      if (isProblem(error)) return { paused: false };
      throw error;
    }
  }
}
