import { Injectable } from '@nestjs/common';
import { maxBytesPerMessage, subjects, type HistoryEntry, type StepResult, type Token } from '@fanfare/contracts';
import { Bus, type Frame, type Outbox } from '@fanfare/bus';
import { Metrics } from '@fanfare/chassis';
import { advance, type Issue, type Timer } from '@fanfare/engine';
import type { Made } from './made.js';
import { encodeToken } from './token-cargo.js';

/** When the stream of a service is full, its steps wait this long before they are tried again. */
const parkedMs = 5_000;

/** Puts everything that an advance causes into the outbox of the message that caused it. */
@Injectable()
export class Placement {
  private readonly ended;

  constructor(
    private readonly bus: Bus,
    metrics: Metrics,
  ) {
    this.ended = metrics.counter('fanfare_branches_ended_total', 'Branches of runs that ended, by result', ['result']);
  }

  /**
   * `isOver`: the run ended as a whole meanwhile, so what happened is recorded and nothing new begins. Gives what follows
   * instead where a step has too much data to be asked for: others may wait for its branch.
   */
  place(outbox: Outbox, made: Made, isOver = false): Made[] {
    const { commands, timers, history, failures } = made.next;
    for (const entry of history) this.record(outbox, entry, failures);
    const instead: Made[] = [];
    if (isOver) return instead;
    for (const issue of commands) if (!this.issue(outbox, issue)) instead.push(failing(made, issue));
    for (const timer of timers) this.arm(outbox, timer);
    return instead;
  }

  /** The token of a branch that failed goes along with its end: from there people have it tried again. */
  record(outbox: Outbox, entry: HistoryEntry, failures: readonly Token[] = []): void {
    const ends = entry.kind === 'branch.ended';
    // Only the end of a run is waited for by anybody; what led to it may travel with it.
    const head = JSON.stringify(entry);
    const whole = { head, ...cargoOf(entry, failures) };
    // What cannot be tried again must still be known to have failed.
    const frame = isTooLarge(whole) ? { head } : whole;
    outbox.publish(subjects.history(entry.workspace), frame, ends ? 'now' : 'soon');
    if (ends) this.ended.inc({ result: entry.failed ? 'failed' : 'ended' });
  }

  /** False when it is too large for a message. */
  private issue(outbox: Outbox, { service, command, token }: Issue): boolean {
    const frame: Frame = { head: JSON.stringify(command), cargo: encodeToken(token) };
    if (isTooLarge(frame)) return false;
    const park = () => this.bus.publishAt(Date.now() + parkedMs, command.stepId, service, frame);
    outbox.publishOr(park, subjects.step(service, command.action), frame);
    return true;
  }

  private arm(outbox: Outbox, { service, dueAt, stepId, token, fired }: Timer): void {
    const frame = { head: JSON.stringify(fired), cargo: encodeToken(token) };
    outbox.publishAt(dueAt, stepId, service, frame);
  }
}

function cargoOf(entry: HistoryEntry, failures: readonly Token[]): { cargo?: string } {
  if (entry.kind !== 'branch.ended' || !entry.failed) return {};
  const token = failures.find(({ branch }) => branch === entry.branch);
  return token ? { cargo: encodeToken(token) } : {};
}

function isTooLarge({ head, cargo = '' }: Frame): boolean {
  // A character is at most three bytes of UTF-8 here: short texts need no counting.
  if ((head.length + cargo.length) * 3 <= maxBytesPerMessage) return false;
  return Buffer.byteLength(head) + Buffer.byteLength(cargo) > maxBytesPerMessage;
}

/** The step fails instead of its message being refused: a run must end, and say why. */
function failing(made: Made, issue: Issue): Made {
  return { ...made, next: advance(made.workflow, issue.token, tooMuchData(issue)) };
}

function tooMuchData({ command }: Issue): StepResult {
  const error = {
    code: 'TooMuchData',
    message: `The event and the outputs of earlier steps exceed ${maxBytesPerMessage / 1024} KiB together. Keep less of them.`,
    retryable: false,
  };
  const { stepId, attempt, at } = command;
  return { stepId, attempt, startedAt: at, finishedAt: at, outcome: { exit: 'Failure', output: {}, error } };
}
