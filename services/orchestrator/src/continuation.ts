import { Injectable } from '@nestjs/common';
import { token as tokenSchema, type StepResult, type TimerFired, type Token } from '@fanfare/contracts';
import { parseJson, type Delivery, type Item } from '@fanfare/bus';
import { Log } from '@fanfare/chassis';
import { advance, type Advance, type CompiledWorkflow } from '@fanfare/engine';
import { Placement } from './placement.js';
import { Versions } from './versions.js';

/** Applies what happened to the token that it happened to. */
@Injectable()
export class Continuation {
  constructor(
    private readonly versions: Versions,
    private readonly placement: Placement,
    private readonly log: Log,
  ) {}

  async goOn(delivery: Delivery, item: Item<StepResult | TimerFired>): Promise<void> {
    const parsed = parseJson(tokenSchema, item.cargo);
    if ('error' in parsed) return delivery.reject(item.line, `token: ${parsed.error}`);
    const token = parsed.value;
    const workflow = await this.versions.of(token.run);
    if (!workflow) {
      return delivery.reject(
        item.line,
        `no version ${token.run.version} of workflow ${token.run.workflow} was ever published`,
      );
    }
    const next = this.advanced(workflow, token, item.head);
    if (next instanceof Error) return this.poisoned(delivery, item.line, token, next);
    await this.placement.place(next);
  }

  /** The engine is pure, so what crashes it once crashes it always: there is no point in trying again. */
  private advanced(workflow: CompiledWorkflow, token: Token, outcome: StepResult | TimerFired): Advance | Error {
    try {
      return advance(workflow, token, outcome);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** The run ends Failed, visibly, and its last message is kept for a replay. */
  private async poisoned(delivery: Delivery, line: string, token: Token, error: Error): Promise<void> {
    this.log.error({ err: error, runId: token.run.id, node: token.node }, 'run cannot go on');
    await delivery.reject(line, error.message);
    await this.placement.record({
      kind: 'branch.ended',
      run: token.run.id,
      workspace: token.run.workspace,
      at: delivery.storedAt,
      branch: token.branch,
      node: token.node,
      exit: 'Failure',
      failed: true,
      reason: { code: 'Poison', message: error.message },
    });
  }
}
