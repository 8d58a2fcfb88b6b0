import { Injectable } from '@nestjs/common';
import { maxBytesPerMessage, subjects, type HistoryEntry, type StepResult } from '@fanfare/contracts';
import { Bus, StreamFull, type Frame } from '@fanfare/bus';
import { Metrics } from '@fanfare/chassis';
import { advance, type Advance, type CompiledWorkflow, type Issue, type Timer } from '@fanfare/engine';

/** When the stream of a service is full, its steps wait this long before they are tried again. */
const parkedMs = 5_000;

/** Stores everything that an advance causes. When `place` resolves, the message that caused it may be acknowledged. */
@Injectable()
export class Placement {
  private readonly ended;

  constructor(
    private readonly bus: Bus,
    metrics: Metrics,
  ) {
    this.ended = metrics.counter('fanfare_branches_ended_total', 'Branches of runs that ended, by result', ['result']);
  }

  async place(workflow: CompiledWorkflow, { commands, timers, history }: Advance): Promise<void> {
    // All published in one go, so that they share messages; the steps first, the run waits for them.
    await Promise.all([
      ...commands.map((issue) => this.issue(workflow, issue)),
      ...timers.map((timer) => this.arm(timer)),
      ...history.map((entry) => this.record(entry)),
    ]);
  }

  async record(entry: HistoryEntry): Promise<void> {
    await this.bus.publish(subjects.history(entry.workspace), { head: JSON.stringify(entry) });
    if (entry.kind === 'branch.ended') this.ended.inc({ result: entry.failed ? 'failed' : 'ended' });
  }

  private async issue(workflow: CompiledWorkflow, issue: Issue): Promise<void> {
    const { service, command, token } = issue;
    const frame: Frame = { head: JSON.stringify(command), cargo: JSON.stringify(token) };
    if (sizeOf(frame) > maxBytesPerMessage) return this.place(workflow, advance(workflow, token, tooMuchData(issue)));
    try {
      await this.bus.publish(subjects.step(service, command.action), frame);
    } catch (error) {
      if (!(error instanceof StreamFull)) throw error;
      await this.bus.publishAt(Date.now() + parkedMs, command.stepId, service, frame);
    }
  }

  private async arm({ service, dueAt, stepId, token, command, fired }: Timer): Promise<void> {
    const frame = { head: JSON.stringify(command ?? fired), cargo: JSON.stringify(token) };
    await this.bus.publishAt(dueAt, stepId, service, frame);
  }
}

function sizeOf({ head, cargo }: Frame): number {
  return head.length + (cargo?.length ?? 0);
}

/** The step fails instead of its message being refused: a run must end, and say why. */
function tooMuchData({ command }: Issue): StepResult {
  const error = {
    code: 'TooMuchData',
    message: `The event and the outputs of earlier steps exceed ${maxBytesPerMessage / 1024} KiB together. Keep less of them.`,
    retryable: false,
  };
  const { stepId, attempt, at } = command;
  return { stepId, attempt, startedAt: at, finishedAt: at, outcome: { exit: 'Failure', output: {}, error } };
}
