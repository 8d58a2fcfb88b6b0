import { stepCommand } from '@fanfare/contracts';
import { Outbox, type Bus, type Delivery } from '@fanfare/bus';
import type { Step } from './action.js';
import type { Answers } from './answers.js';
import type { Breakers } from './breakers.js';
import { call } from './call.js';
import { claimedCall } from './claimed-call.js';
import { groupSteps, type Work } from './group-steps.js';
import type { Ledger } from './ledger.js';
import type { RegisteredAction, Registry } from './registry.js';
import { repeatClassOf } from './repeat-class.js';
import { finalFailure, type Verdict } from './verdict.js';

export interface RunnerParts {
  bus: Bus;
  registry: Registry;
  answers: Answers;
  ledger: Ledger;
  breakers: Breakers;
  clock: () => number;
  /** Told of every call, for metrics: how many steps it had and how they left. */
  observe: (action: string, exits: readonly string[], seconds: number) => void;
}

/** Takes step commands, has their handlers do them, and answers each. */
export class Runner {
  constructor(private readonly parts: RunnerParts) {}

  /** Handles one message. It may be acknowledged when this resolves: every answer is stored then. */
  async handle(delivery: Delivery): Promise<void> {
    const items = await delivery.items(stepCommand);
    const { groups, refused } = groupSteps(items, this.parts.registry);
    const startedAt = this.parts.clock();
    const outbox = new Outbox(this.parts.bus);
    for (const { item, error } of refused) this.parts.answers.give(outbox, item, finalFailure(error), startedAt);
    try {
      await allDone(groups.map(({ action, work }) => this.runGroup(outbox, action, work, startedAt)));
    } finally {
      // Also when a group failed: what the others answered is not to be still on its way when the message comes again.
      await outbox.stored();
    }
  }

  private async runGroup(
    outbox: Outbox,
    action: RegisteredAction,
    work: readonly Work[],
    startedAt: number,
  ): Promise<void> {
    const { answers, observe, clock } = this.parts;
    // The same command twice in one message: to the ledger the second would look like another worker's.
    const once = [...new Map(work.map((one) => [one.step.id, one])).values()];
    const verdicts = await this.verdicts(action, once);
    observe(action.spec.name, verdicts.map(exitOf), (clock() - startedAt) / 1000);
    const verdictOf = new Map(once.map(({ step }, i) => [step.id, verdicts[i] as Verdict]));
    for (const { item, step } of work) answers.give(outbox, item, verdictOf.get(step.id) as Verdict, startedAt);
  }

  private async verdicts(action: RegisteredAction, work: readonly Work[]): Promise<Verdict[]> {
    const { ledger, breakers, clock } = this.parts;
    const timeoutMs = Math.max(...work.map(({ item }) => item.head.timeoutMs));
    const perform = (steps: readonly Step[]) => call(action, steps, timeoutMs, breakers);
    const steps = work.map(({ step }) => step);
    // Steps of one group are of one class: grouping sees to it.
    const repeat = repeatClassOf(action.spec, steps[0]?.input);
    switch (repeat) {
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
        return repeat satisfies never;
    }
  }

  /** For a vendor who converges: the first recorded outcome is everybody's outcome. */
  private async adopted(steps: readonly Step[], verdicts: Verdict[]): Promise<Verdict[]> {
    const finals = verdicts.flatMap((verdict, i) =>
      verdict.kind === 'final' ? [{ stepId: steps[i]?.id ?? '', outcome: verdict.outcome, i }] : [],
    );
    const recorded = await this.parts.ledger.record(finals, this.parts.clock());
    const adopted = [...verdicts];
    finals.forEach(({ i, outcome }, n) => (adopted[i] = { kind: 'final', outcome: recorded[n] ?? outcome }));
    return adopted;
  }
}

/** Waits for all before it fails: a message that comes again must not meet its own first half still at work. */
async function allDone(work: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function exitOf(verdict: Verdict): string {
  return verdict.kind === 'final' ? verdict.outcome.exit : verdict.kind;
}
