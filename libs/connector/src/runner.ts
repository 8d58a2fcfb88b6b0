import { parseStepId, subjects, type StepCommand, type StepResult, type StepWaiting } from '@fanfare/contracts';
import type { Bus, Delivery, Item } from '@fanfare/bus';
import type { Log } from '@fanfare/chassis';
import { stepCommand } from '@fanfare/contracts';
import type { Step } from './action.js';
import type { Breakers } from './breakers.js';
import { call } from './call.js';
import { claimedCall } from './claimed-call.js';
import { groupSteps, type Work } from './group-steps.js';
import type { Ledger } from './ledger.js';
import type { RegisteredAction, Registry } from './registry.js';
import { finalFailure, type Verdict } from './verdict.js';

export interface RunnerParts {
  registry: Registry;
  bus: Bus;
  ledger: Ledger;
  breakers: Breakers;
  log: Log;
  clock: () => number;
  /** Told of every step, for metrics. */
  observe: (action: string, exit: string, seconds: number) => void;
}

/** Takes step commands, has their handlers do them, and answers each with a result. */
export class Runner {
  constructor(private readonly parts: RunnerParts) {}

  /** Handles one message. It may be acknowledged when this resolves: every answer is stored then. */
  async handle(delivery: Delivery): Promise<void> {
    const items = await delivery.items(stepCommand);
    const { groups, refused } = groupSteps(items, this.parts.registry);
    const startedAt = this.parts.clock();
    await Promise.all([
      ...refused.map(({ item, error }) => this.answer(item, finalFailure(error), startedAt)),
      ...groups.map(({ action, work }) => this.runGroup(action, work, startedAt)),
    ]);
  }

  private async runGroup(action: RegisteredAction, work: readonly Work[], startedAt: number): Promise<void> {
    const verdicts = await this.verdicts(action, work);
    await Promise.all(work.map(({ item }, i) => this.answer(item, verdicts[i] as Verdict, startedAt)));
  }

  private async verdicts(action: RegisteredAction, work: readonly Work[]): Promise<Verdict[]> {
    const { ledger, breakers, clock } = this.parts;
    const timeoutMs = Math.max(...work.map(({ item }) => item.head.timeoutMs));
    const perform = (steps: readonly Step[]) => call(action, steps, timeoutMs, breakers);
    const steps = work.map(({ step }) => step);
    switch (action.spec.repeat) {
      case 'pure':
      case 'own':
        return perform(steps);
      case 'safe':
        return this.adopted(steps, await perform(steps));
      case 'ask':
      case 'never':
        return claimedCall(
          work.map(({ step, item }) => ({ step, onUnknownOutcome: item.head.onUnknownOutcome ?? 'park' })),
          { action, ledger, clock, timeoutMs, perform },
        );
      default:
        return action.spec.repeat satisfies never;
    }
  }

  /** For a vendor who converges: the first recorded outcome is everybody's outcome. */
  private async adopted(steps: readonly Step[], verdicts: Verdict[]): Promise<Verdict[]> {
    const finals = verdicts.flatMap((verdict, i) => (verdict.kind === 'final' ? [{ stepId: steps[i]?.id ?? '', outcome: verdict.outcome, i }] : []));
    const recorded = await this.parts.ledger.record(finals, this.parts.clock());
    const adopted = [...verdicts];
    finals.forEach(({ i, outcome }, n) => (adopted[i] = { kind: 'final', outcome: recorded[n] ?? outcome }));
    return adopted;
  }

  private async answer(item: Item<StepCommand>, verdict: Verdict, startedAt: number): Promise<void> {
    const { head } = item;
    const now = this.parts.clock();
    switch (verdict.kind) {
      case 'final':
        this.parts.observe(head.action, verdict.outcome.exit, (now - startedAt) / 1000);
        return this.publish(item, { outcome: verdict.outcome, ...(verdict.contact ? { contact: verdict.contact } : {}) }, startedAt);
      case 'transient':
        this.parts.observe(head.action, 'transient', (now - startedAt) / 1000);
        return this.publish(item, { outcome: { exit: 'Failure', output: {}, error: verdict.error } }, startedAt);
      case 'later':
        this.parts.observe(head.action, 'later', (now - startedAt) / 1000);
        await this.comeBack(item, now + verdict.afterMs, verdict.reason);
        return;
      case 'parked':
        this.parts.observe(head.action, 'parked', (now - startedAt) / 1000);
        // No timer and no result: a person decides, through the dead letter that keeps the whole item.
        await this.park(item, verdict.reason);
        return;
      default:
        verdict satisfies never;
    }
  }

  private publish(item: Item<StepCommand>, done: Pick<StepResult, 'outcome' | 'contact'>, startedAt: number): Promise<void> {
    const { stepId, attempt } = item.head;
    const result: StepResult = { stepId, attempt, startedAt, finishedAt: this.parts.clock(), ...done };
    return this.parts.bus.publish(subjects.result(0), { head: JSON.stringify(result), cargo: item.cargo });
  }

  private async comeBack(item: Item<StepCommand>, dueAt: number, reason: string): Promise<void> {
    const { bus, registry } = this.parts;
    await bus.publishAt(dueAt, item.head.stepId, registry.service, { head: JSON.stringify(item.head), cargo: item.cargo });
    await this.tellWaiting(item.head, dueAt, reason);
  }

  private async park(item: Item<StepCommand>, reason: string): Promise<void> {
    const { bus, registry, clock, log } = this.parts;
    const { head } = item;
    const letter = { service: registry.service, stream: `STEPS-${registry.service}`, subject: subjects.step(registry.service, head.action), seq: 0, reason, deliveries: head.attempt, at: clock(), item: `${JSON.stringify(head)}\t${item.cargo}` };
    await bus.publish(subjects.dead(registry.service), { head: JSON.stringify(letter) });
    await this.tellWaiting(head, Number.MAX_SAFE_INTEGER, 'OutcomeUnknown: waits for a person');
    log.warn({ stepId: head.stepId, action: head.action }, 'step parked: outcome unknown');
  }

  private async tellWaiting(head: StepCommand, until: number, reason: string): Promise<void> {
    const { run, branch, node, visit } = parseStepId(head.stepId);
    const entry: StepWaiting = { kind: 'step.waiting', run, workspace: head.workspace, at: this.parts.clock(), branch, node, visit, action: head.action, until, reason };
    await this.parts.bus.publish(subjects.history(head.workspace), { head: JSON.stringify(entry) });
  }
}
