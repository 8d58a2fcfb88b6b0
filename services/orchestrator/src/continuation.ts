import { Injectable } from '@nestjs/common';
import { token as tokenSchema, type StepResult, type TimerFired } from '@fanfare/contracts';
import { parseJson, type Delivery, type Item } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { advance, begin, type Advance, type CompiledWorkflow } from '@fanfare/engine';
import type { Admitted } from './admission.js';
import { Placement } from './placement.js';
import { Versions } from './versions.js';

/** Has the engine say what follows from a start, a result or a timer, and places it. */
@Injectable()
export class Continuation {
  constructor(
    private readonly versions: Versions,
    private readonly placement: Placement,
    private readonly log: Log,
  ) {}

  async start(delivery: Delivery, { workflow, start, line }: Admitted): Promise<void> {
    const at = { run: start.run, branch: '0', node: workflow.start };
    await this.follow(delivery, { line, workflow, at }, () => begin(workflow, start));
  }

  async goOn(delivery: Delivery, item: Item<StepResult | TimerFired>): Promise<void> {
    const parsed = parseJson(tokenSchema, item.cargo);
    if ('error' in parsed) return delivery.reject(item.line, `token: ${parsed.error}`);
    const token = parsed.value;
    const workflow = await this.versions.of(token.run);
    if (!workflow) {
      const { version, workflow: id } = token.run;
      return delivery.reject(item.line, `no version ${version} of workflow ${id} was ever published`);
    }
    await this.follow(delivery, { line: item.line, workflow, at: token }, () => advance(workflow, token, item.head));
  }

  private async follow(delivery: Delivery, place: Place, engine: () => Advance): Promise<void> {
    let next: Advance;
    try {
      next = engine();
    } catch (error) {
      // The engine is pure: what crashes it once crashes it always, so there is no point in trying again.
      return this.poisoned(delivery, place, error instanceof Error ? error : new Error(String(error)));
    }
    await this.placement.place(place.workflow, next);
  }

  /** The run ends Failed, visibly, and the message is kept for a replay. */
  private async poisoned(delivery: Delivery, { line, at }: Place, error: Error): Promise<void> {
    this.log.error({ err: error, runId: at.run.id, node: at.node }, 'run cannot go on');
    await delivery.reject(line, error.message);
    await this.placement.record({
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
