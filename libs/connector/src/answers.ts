import { parseStepId, subjects, type StepCommand, type StepResult, type StepWaiting } from '@fanfare/contracts';
import { encodeFrame, type Bus, type Item, type Outbox } from '@fanfare/bus';
import type { Log } from '@fanfare/chassis';
import { finalFailure, type Verdict } from './verdict.js';

/** An output travels with the run to every later step, so it has a limit. In bytes of JSON. */
const maxOutputBytes = 256 * 1024;

export interface AnswersParts {
  service: string;
  bus: Bus;
  log: Log;
  clock: () => number;
}

/** Tells the orchestrator, or the timers, or a person, what came of a step. */
export class Answers {
  constructor(private readonly parts: AnswersParts) {}

  /** Puts the answer into the outbox: many steps share a message, and one wait. */
  give(outbox: Outbox, item: Item<StepCommand>, verdict: Verdict, startedAt: number): void {
    switch (verdict.kind) {
      case 'final': {
        const { contact } = verdict;
        return this.result(outbox, item, { outcome: verdict.outcome, ...(contact && { contact }) }, startedAt);
      }
      case 'transient':
        return this.result(outbox, item, { outcome: { exit: 'Failure', output: {}, error: verdict.error } }, startedAt);
      case 'later':
        return outbox.add(this.comeBack(item, this.parts.clock() + verdict.afterMs, verdict.reason));
      case 'parked':
        return outbox.add(this.park(item, verdict.reason));
      default:
        verdict satisfies never;
    }
  }

  private result(
    outbox: Outbox,
    item: Item<StepCommand>,
    done: Pick<StepResult, 'outcome' | 'contact'>,
    startedAt: number,
  ): void {
    const { stepId, attempt } = item.head;
    const result: StepResult = { stepId, attempt, startedAt, finishedAt: this.parts.clock(), ...done };
    const head = JSON.stringify(result);
    if (Buffer.byteLength(head) > maxOutputBytes && !done.outcome.error) {
      return this.give(outbox, item, tooLarge, startedAt);
    }
    outbox.publish(subjects.result(0), { head, cargo: item.cargo });
  }

  private async comeBack(item: Item<StepCommand>, dueAt: number, reason: string): Promise<void> {
    const { bus, service } = this.parts;
    await bus.publishAt(dueAt, item.head.stepId, service, { head: JSON.stringify(item.head), cargo: item.cargo });
    await this.tellWaiting(item.head, dueAt, reason);
  }

  /** No timer and no result: a person decides, through the dead letter that keeps the whole item. */
  private async park(item: Item<StepCommand>, reason: string): Promise<void> {
    const { bus, service, clock, log } = this.parts;
    const { head, cargo } = item;
    const letter = {
      service,
      stream: `STEPS-${service}`,
      subject: subjects.step(service, head.action),
      seq: 0,
      reason,
      deliveries: head.attempt,
      at: clock(),
      item: encodeFrame({ head: JSON.stringify(head), cargo }),
    };
    await bus.publish(subjects.dead(service), { head: JSON.stringify(letter) });
    await this.tellWaiting(head, Number.MAX_SAFE_INTEGER, 'OutcomeUnknown: waits for a person');
    log.warn({ stepId: head.stepId, action: head.action }, 'step parked: outcome unknown');
  }

  private async tellWaiting(head: StepCommand, until: number, reason: string): Promise<void> {
    const at = { ...parseStepId(head.stepId), workspace: head.workspace, at: this.parts.clock(), action: head.action };
    const entry: StepWaiting = { kind: 'step.waiting', ...at, until, reason };
    await this.parts.bus.publish(subjects.history(head.workspace), { head: JSON.stringify(entry) });
  }
}

const tooLarge = finalFailure({
  code: 'OutputTooLarge',
  message: `The step's output is larger than ${maxOutputBytes / 1024} KiB. Ask for less, or keep only the part that later steps need.`,
  retryable: false,
});
