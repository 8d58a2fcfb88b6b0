import { Injectable } from '@nestjs/common';
import type { StepResult, StepWaiting, TimerFired, Token } from '@fanfare/contracts';
import { Bus, Outbox, type Delivery, type Item } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import {
  abandon,
  advance,
  arrive,
  begin,
  ended,
  lateResult,
  runStarted,
  noAdvance,
  type Advance,
  type CompiledWorkflow,
} from '@fanfare/engine';
import type { Admitted } from './admission.js';
import { Consequences } from './consequences.js';
import { Endings } from './endings/endings.js';
import { Entries } from './entries/entries.js';
import { Evaluations, type Refused } from './evaluations.js';
import { HeldMessages, type Held } from './held/held-messages.js';
import { LoopGuard } from './loop-guard/loop-guard.js';
import { isPlain, type Made } from './made.js';
import { Placement } from './placement.js';
import { decodeToken } from './token-cargo.js';
import { RunEndings, type Begun } from './tracked/run-endings.js';
import { Versions } from './versions.js';
import { WaitStore } from './waits/wait.store.js';

/** Has the engine say what follows from starts, results and timers, and places it. */
@Injectable()
export class Continuation {
  constructor(
    private readonly bus: Bus,
    private readonly versions: Versions,
    private readonly placement: Placement,
    private readonly consequences: Consequences,
    private readonly ended: Endings,
    private readonly endings: RunEndings,
    private readonly entries: Entries,
    private readonly evaluations: Evaluations,
    private readonly held: HeldMessages,
    private readonly loops: LoopGuard,
    private readonly waits: WaitStore,
    private readonly log: Log,
  ) {}

  /** Resolves when everything that the starts cause is stored; `arrived` is what their events cause for other runs. */
  async start(delivery: Delivery, admitted: readonly Admitted[], arrived: readonly Made[] = []): Promise<void> {
    const { passing, looping } = this.loops.passing(admitted);
    const { begins, queued, refused } = await this.entries.decide(passing, delivery.seq);
    await this.loops.count([...begins, ...queued]);
    const outbox = new Outbox(this.bus);
    this.evaluations.keep(outbox, [
      ...looping.map((one) => refusedBy('settings.loopGuard', one)),
      ...refused.map((one) => refusedBy('settings.reentry', one)),
    ]);
    const ended = await this.endings.track(queued.map(begun));
    for (const { workflow, start } of queued) this.placement.record(outbox, runStarted(workflow, start));
    await this.begin(delivery, begins, [...arrived, ...ended]);
    await outbox.stored();
  }

  /** As `start`, for runs that may begin. */
  async begin(delivery: Delivery, admitted: readonly Admitted[], arrived: readonly Made[] = []): Promise<void> {
    const outbox = new Outbox(this.bus);
    const ends = await this.endings.track(admitted.map(begun));
    const isOver = new Set(ends.map(({ run }) => run.id));
    const ahead = [...arrived, ...ends];
    for (const { workflow, start, line } of admitted) {
      const next = this.asked(() => begin(workflow, start));
      if (next instanceof Error) await this.unbegun(delivery, outbox, { line, workflow, start }, next);
      else if (isOver.has(start.run.id)) ahead.push({ workflow, run: start.run, next, line });
      else this.take(outbox, ahead, { workflow, run: start.run, next, line });
    }
    await this.consequences.follow(outbox, ahead);
    await outbox.stored();
  }

  /** Resolves when everything that the results or timers cause is stored. */
  async goOn(delivery: Delivery, items: readonly Item<StepResult | TimerFired>[]): Promise<void> {
    const outbox = new Outbox(this.bus);
    const ahead: Made[] = [];
    const held: Held[] = [];
    for (const { cargo, head, line } of items) {
      const parsed = decodeToken(cargo);
      if ('error' in parsed) {
        await delivery.reject(line, `token: ${parsed.error}`);
        continue;
      }
      const token = parsed.value;
      // Nearly always here already; waiting for what is here would cost a turn of the event loop for each item.
      const workflow = this.versions.here(token.run) ?? (await this.versions.fetched(token.run));
      if (!workflow) {
        const { version, workflow: id } = token.run;
        await delivery.reject(line, `no version ${version} of workflow ${id} was ever published`);
        continue;
      }
      if (this.versions.isHeld(token.run)) {
        held.push({ of: token.run, subject: delivery.subject, line });
        this.placement.record(outbox, heldAt(token, delivery.storedAt));
        continue;
      }
      if (isTimeout(head) && !(await this.isFirst(head))) continue;
      const isOver = this.ended.has(token.run.id);
      const own =
        endsWait(head) && !isOver
          ? await this.versions.moved(workflow, token, head.dueAt)
          : { workflow, token, history: [] };
      const next = this.asked(() => this.next(own.workflow, own.token, head, delivery.storedAt));
      if (isOver && workflow.calls) {
        ahead.push(...(await this.calledBefore({ workflow, run: token.run, line }, token, head)));
      }
      for (const entry of own.history) this.placement.record(outbox, entry);
      if (own.history.length > 0) await this.endings.move(own.token);
      if (next instanceof Error) ahead.push(await this.poisoned(delivery, { line, ...own }, next));
      else this.take(outbox, ahead, { workflow: own.workflow, run: own.token.run, next, line });
    }
    await this.held.keep(held);
    await this.consequences.follow(outbox, ahead);
    await outbox.stored();
  }

  /** Of a run that ended: what it called before ends with it, and what this message had it call is told if it had begun. */
  private async calledBefore(of: Omit<Made, 'next'>, token: Token, head: StepResult | TimerFired): Promise<Made[]> {
    const next = this.asked(() => advance(of.workflow, token, head));
    const calls = next instanceof Error ? [] : next.calls;
    return [...(await this.consequences.calledByEnded(of.run)), { ...of, next: { ...noAdvance(), calls } }];
  }

  private next(workflow: CompiledWorkflow, token: Token, head: StepResult | TimerFired, storedAt: number): Advance {
    if (this.ended.has(token.run.id)) {
      return 'outcome' in head ? lateResult(workflow, token, head) : noAdvance();
    }
    if ('reason' in head && head.event) return arrive(workflow, token, head.event, head.dueAt) ?? noAdvance();
    if ('reason' in head && head.reason === 'deadline') {
      return ended(token.run, { at: head.dueAt, status: 'Failed', reason: { kind: 'deadline' } });
    }
    return advance(workflow, token, head, storedAt);
  }

  /** Of the time and an event that was waited for, one ends the wait. */
  private async isFirst({ stepId }: TimerFired): Promise<boolean> {
    return (await this.waits.end([{ stepId, by: 'timeout' }])).has(stepId);
  }

  private take(outbox: Outbox, ahead: Made[], made: Made): void {
    if (isPlain(made.next)) ahead.push(...this.placement.place(outbox, made, this.ended.has(made.run.id)));
    else ahead.push(made);
  }

  private asked(engine: () => Advance): Advance | Error {
    try {
      return engine();
    } catch (error) {
      // The engine is pure: what crashes it once crashes it always, so there is no point in trying again.
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** The branch ends as failed, visibly, and the message is kept for a replay. */
  private async poisoned(
    delivery: Delivery,
    { line, workflow, token }: { line: string; workflow: CompiledWorkflow; token: Token },
    error: Error,
  ): Promise<Made> {
    this.log.error({ err: error, runId: token.run.id, node: token.node }, 'run cannot go on');
    await delivery.reject(line, error.message);
    const poison = { code: 'Poison', message: error.message, retryable: false };
    return { workflow, run: token.run, next: abandon(workflow, token, poison, delivery.storedAt), line };
  }

  private async unbegun(delivery: Delivery, outbox: Outbox, { line, workflow, start }: Admitted, error: Error) {
    this.log.error({ err: error, runId: start.run.id }, 'run cannot begin');
    await delivery.reject(line, error.message);
    this.placement.record(outbox, {
      kind: 'branch.ended',
      run: start.run.id,
      workspace: start.run.workspace,
      at: delivery.storedAt,
      branch: '0',
      node: workflow.start,
      exit: 'Failure',
      failed: true,
      reason: { code: 'Poison', message: error.message },
    });
  }
}

function begun({ workflow, start: { run, contact }, place }: Admitted): Begun {
  return { workflow, run, contact: contact?.id ?? null, place: place ?? null };
}

function refusedBy(because: string, { workflow, start: { event, contact, run } }: Admitted): Refused {
  return { workflow, event, at: run.startedAt, because, contact: contact?.id };
}

function heldAt({ run, branch, node, visit }: Token, at: number): StepWaiting {
  const where = { run: run.id, workspace: run.workspace, at, branch, node, visit, action: '' };
  return { kind: 'step.waiting', ...where, until: Number.MAX_SAFE_INTEGER, reason: 'the workflow is held' };
}

/** Every attempt of a step asks for the same thing: a branch goes on with another version where it waits, and not between them. */
function endsWait(head: StepResult | TimerFired): head is TimerFired {
  return 'reason' in head && head.reason !== 'retry' && head.reason !== 'full';
}

function isTimeout(head: StepResult | TimerFired): head is TimerFired {
  return 'reason' in head && head.reason === 'timeout';
}
