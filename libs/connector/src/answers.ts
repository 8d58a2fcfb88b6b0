import { Inject, Injectable } from '@nestjs/common';
import { parseStepId, subjects, type StepCommand, type StepResult, type StepWaiting } from '@fanfare/contracts';
import { Bus, encodeFrame, type Item, type Outbox } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { eventsOf } from './events-of.js';
import { KIT, type KitOptions } from './kit-options.js';
import type { Lane } from './lane.js';
import { finalFailure, type Verdict } from './verdict.js';

/** An output travels with the run to every later step, so it has a limit. In bytes of JSON. */
const maxOutputBytes = 256 * 1024;

/** A step with a deadline looks so often whether its vendor is back; the others are told. */
const leastLookMs = 1_000;

/** Tells the orchestrator, or the timers, or a lane, or a person, what came of a step. */
@Injectable()
export class Answers {
  private readonly service: string;

  constructor(
    @Inject(KIT) { name }: KitOptions,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    this.service = name;
  }

  /** Puts the answer into the outbox: many steps share a message, and one wait. */
  give(outbox: Outbox, item: Item<StepCommand>, verdict: Verdict, startedAt: number): void {
    switch (verdict.kind) {
      case 'final': {
        const { outcome, contact, gameplay, events = [] } = verdict;
        for (const event of eventsOf(item.head, events)) {
          outbox.publish(subjects.event(event.workspaceId, event.type), { head: JSON.stringify(event) });
        }
        const done = { outcome, ...(contact && { contact }), ...(gameplay && { gameplay }) };
        return this.result(outbox, item, done, startedAt);
      }
      case 'transient':
        return this.result(outbox, item, { outcome: { exit: 'Failure', output: {}, error: verdict.error } }, startedAt);
      case 'later':
      case 'busy':
        return this.later(outbox, item, { dueAt: Date.now() + verdict.afterMs, reason: verdict.reason }, startedAt);
      case 'aside':
        return this.aside(outbox, item, verdict.lane, startedAt);
      case 'parked':
        return outbox.add(this.park(item, verdict.reason));
      default:
        verdict satisfies never;
    }
  }

  private result(
    outbox: Outbox,
    item: Item<StepCommand>,
    done: Pick<StepResult, 'outcome' | 'contact' | 'gameplay'>,
    startedAt: number,
  ): void {
    const { stepId, attempt } = item.head;
    const result: StepResult = { stepId, attempt, startedAt, finishedAt: Date.now(), ...done };
    const head = JSON.stringify(result);
    if (Buffer.byteLength(head) > maxOutputBytes && !done.outcome.error) {
      return this.give(outbox, item, tooLarge, startedAt);
    }
    outbox.publish(subjects.result(0), { head, cargo: item.cargo });
  }

  /** Into the queue of its lane. With a deadline it looks by itself when it must, and fails when it is too late. */
  private aside(outbox: Outbox, item: Item<StepCommand>, lane: Lane, startedAt: number): void {
    const now = Date.now();
    const nextTryAt = lane.health?.nextTryAt ?? now;
    const reason = reasonOf(lane);
    if (item.head.waitsSince === undefined) outbox.add(this.tellWaiting(item.head, nextTryAt, reason, lane));
    const head = { ...item.head, waitsSince: item.head.waitsSince ?? now };
    if (head.deadlineAt !== undefined) {
      const dueAt = Math.max(now + leastLookMs, nextTryAt);
      return this.later(outbox, { ...item, head }, { dueAt, reason }, startedAt);
    }
    const waiting = { head: JSON.stringify(head), cargo: item.cargo };
    const ifFull = () => this.bus.publishAt(now + 10_000, head.stepId, this.service, waiting);
    outbox.publishOr(ifFull, subjects.lane(this.service, lane.key), waiting);
  }

  /** By a timer; not beyond its deadline, when it fails. */
  private later(
    outbox: Outbox,
    item: Item<StepCommand>,
    { dueAt, reason }: { dueAt: number; reason: string },
    startedAt: number,
  ): void {
    const { head, cargo } = item;
    const deadlineAt = head.deadlineAt ?? Infinity;
    if (Date.now() >= deadlineAt) return this.give(outbox, item, tooLate(reason), startedAt);
    const at = Math.min(dueAt, deadlineAt);
    outbox.publishAt(at, head.stepId, this.service, { head: JSON.stringify(head), cargo });
    if (head.waitsSince === undefined) outbox.add(this.tellWaiting(head, at, reason));
  }

  /** No timer and no result: a person decides, through the dead letter that keeps the whole item. */
  private async park(item: Item<StepCommand>, reason: string): Promise<void> {
    const { bus, service, log } = this;
    const { head, cargo } = item;
    const letter = {
      service,
      stream: `STEPS-${service}`,
      subject: subjects.step(service, head.action),
      seq: 0,
      reason,
      deliveries: head.attempt,
      at: Date.now(),
      item: encodeFrame({ head: JSON.stringify(head), cargo }),
    };
    await bus.publish(subjects.dead(service), { head: JSON.stringify(letter) });
    await this.tellWaiting(head, Number.MAX_SAFE_INTEGER, 'OutcomeUnknown: waits for a person');
    log.warn({ stepId: head.stepId, action: head.action }, 'step parked: outcome unknown');
  }

  private async tellWaiting(head: StepCommand, until: number, reason: string, lane?: Lane): Promise<void> {
    const at = { ...parseStepId(head.stepId), workspace: head.workspace, at: Date.now(), action: head.action };
    const where = lane && { lane: { service: this.service, ...lane.ref } };
    const entry: StepWaiting = { kind: 'step.waiting', ...at, until, reason, ...where };
    await this.bus.publish(subjects.history(head.workspace), { head: JSON.stringify(entry) }, 'soon');
  }
}

function reasonOf(lane: Lane): string {
  if (lane.isHeld) return `${lane.name} is held by a person`;
  if (lane.health?.state === 'down') return `waiting for ${lane.name}: ${lane.health.reason}`;
  return `waiting for ${lane.name}, which takes only so much`;
}

function tooLate(reason: string): Verdict {
  return finalFailure({
    code: 'DeadlinePassed',
    message: `The step’s deadline has passed: ${reason}.`,
    retryable: false,
  });
}

const tooLarge = finalFailure({
  code: 'OutputTooLarge',
  message: `The step's output is larger than ${maxOutputBytes / 1024} KiB. Ask for less, or keep only the part that later steps need.`,
  retryable: false,
});
