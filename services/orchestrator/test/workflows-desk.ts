import { Controller, Module } from '@nestjs/common';
import { pauseWorkflow, type ReplyOf, type RequestOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';

/** Stands in for the management API: remembers what it was asked to pause. */
@Controller()
export class WorkflowsDesk {
  static paused: string[] = [];

  @Answers(pauseWorkflow)
  async pause({ workflow }: RequestOf<typeof pauseWorkflow>): Promise<ReplyOf<typeof pauseWorkflow>> {
    WorkflowsDesk.paused.push(workflow);
    return { paused: true };
  }
}

@Module({ controllers: [WorkflowsDesk] })
export class WorkflowsDeskModule {}
