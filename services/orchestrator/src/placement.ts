import { Injectable } from '@nestjs/common';
import { subjects, type HistoryEntry } from '@fanfare/contracts';
import { Bus, StreamFull, type Frame } from '@fanfare/bus';
import { Metrics } from '@fanfare/chassis';
import type { Advance, Issue, Timer } from '@fanfare/engine';

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

  async place({ commands, timers, history }: Advance): Promise<void> {
    // All published in one go, so that they share messages; the steps first, the run waits for them.
    const stored = [
      ...commands.map((issue) => this.issue(issue)),
      ...timers.map((timer) => this.arm(timer)),
      ...history.map((entry) => this.record(entry)),
    ];
    await Promise.all(stored);
  }

  async record(entry: HistoryEntry): Promise<void> {
    await this.bus.publish(subjects.history(entry.workspace), { head: JSON.stringify(entry) });
    if (entry.kind === 'branch.ended') this.ended.inc({ result: entry.failed ? 'failed' : 'ended' });
  }

  private async issue({ service, command, token }: Issue): Promise<void> {
    const frame: Frame = { head: JSON.stringify(command), cargo: JSON.stringify(token) };
    try {
      await this.bus.publish(subjects.step(service, command.action), frame);
    } catch (error) {
      if (!(error instanceof StreamFull)) throw error;
      await this.bus.publishAt(Date.now() + parkedMs, command.stepId, service, frame);
    }
  }

  private async arm({ service, dueAt, stepId, token, command, fired }: Timer): Promise<void> {
    await this.bus.publishAt(dueAt, stepId, service, {
      head: JSON.stringify(command ?? fired),
      cargo: JSON.stringify(token),
    });
  }
}
