import { Injectable } from '@nestjs/common';
import type { StepResult, TimerFired } from '@fanfare/contracts';
import { Bus, Outbox, type Delivery, type Item } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { advance, begin, type Advance, type CompiledWorkflow } from '@fanfare/engine';
import type { Admitted } from './admission.js';
import { Placement } from './placement.js';
import { decodeToken } from './token-cargo.js';
import { Versions } from './versions.js';

/** Has the engine say what follows from starts, results and timers, and places it. */
@Injectable()
export class Continuation {
  constructor(
    private readonly bus: Bus,
    private readonly versions: Versions,
    private readonly placement: Placement,
    private readonly log: Log,
  ) {}

  /** Resolves when everything that the starts cause is stored. */
  async start(delivery: Delivery, admitted: readonly Admitted[]): Promise<void> {
    const outbox = new Outbox(this.bus);
    for (const { workflow, start, line } of admitted) {
      const at = { run: start.run, branch: '0', node: workflow.start };
      const poisoned = this.follow(delivery, outbox, { line, workflow, at }, () => begin(workflow, start));
      if (poisoned) await poisoned;
    }
    await outbox.stored();
  }

  /** Resolves when everything that the results or timers cause is stored. */
  async goOn(delivery: Delivery, items: readonly Item<StepResult | TimerFired>[]): Promise<void> {
    const outbox = new Outbox(this.bus);
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
      const poisoned = this.follow(delivery, outbox, { line, workflow, at: token }, () =>
        advance(workflow, token, head),
      );
      if (poisoned) await poisoned;
    }
    await outbox.stored();
  }

  private follow(delivery: Delivery, outbox: Outbox, place: Place, engine: () => Advance): Promise<void> | void {
    let next: Advance;
    try {
      next = engine();
    } catch (error) {
      // The engine is pure: what crashes it once crashes it always, so there is no point in trying again.
      return this.poisoned(delivery, outbox, place, error instanceof Error ? error : new Error(String(error)));
    }
    this.placement.place(outbox, place.workflow, next);
  }

  /** The run ends Failed, visibly, and the message is kept for a replay. */
  private async poisoned(delivery: Delivery, outbox: Outbox, { line, at }: Place, error: Error): Promise<void> {
    this.log.error({ err: error, runId: at.run.id, node: at.node }, 'run cannot go on');
    await delivery.reject(line, error.message);
    this.placement.record(outbox, {
      kind: 'branch.ended',
      run: at.run.id,
      workspace: at.run.workspace,
      at: delivery.storedAt,
      branch: at.branch,
      node: at.node,
      exit: 'Failure',
      failed: true,
      reason: { code: 'Poison', message: error.message },
    });
  }
}

interface Place {
  line: string;
  workflow: CompiledWorkflow;
  at: { run: { id: string; workspace: string }; branch: string; node: string };
}
