import { Injectable } from '@nestjs/common';
import { Metrics } from '@fanfare/chassis';
import type { Step } from './action.js';
import { CallCounts } from './call-counts.js';
import { call, type Through } from './call.js';
import { claimedCall } from './claimed-call.js';
import type { Work } from './group-steps.js';
import { Ledger } from './ledger.js';
import type { RegisteredAction } from './registry.js';
import { repeatClassOf } from './repeat-class.js';
import type { Verdict } from './verdict.js';

/** Does steps that share a call, as the class of their action asks for: what must not happen twice is claimed and recorded. */
@Injectable()
export class Performer {
  private readonly counts: CallCounts;

  constructor(
    private readonly ledger: Ledger,
    metrics: Metrics,
  ) {
    this.counts = new CallCounts(metrics);
  }

  /** `verdicts[i]` is about `work[i]`. All of one action, of one class, for one app. */
  async perform(action: RegisteredAction, work: readonly Work[], through: Through): Promise<Verdict[]> {
    const { ledger } = this;
    const timeoutMs = Math.max(...work.map(({ item }) => item.head.timeoutMs));
    const perform = (steps: readonly Step[]) => {
      const counted: Through = (work) => this.counts.counted(action.spec.name, steps.length, () => through(work));
      return call(action, steps, timeoutMs, counted);
    };
    const steps = work.map(({ step }) => step);
    const [first] = steps;
    if (!first) return [];
    const repeat = repeatClassOf(action.spec, first);
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
          { action, ledger, clock: Date.now, timeoutMs, perform, through },
        );
      default:
        return repeat satisfies never;
    }
  }

  /** For a vendor who converges: the first recorded outcome is everybody's outcome. */
  private async adopted(steps: readonly Step[], verdicts: Verdict[]): Promise<Verdict[]> {
    const finals = verdicts.flatMap((verdict, i) =>
      verdict.kind === 'final' ? [{ stepId: steps[i]?.id ?? '', outcome: verdict.outcome, verdict, i }] : [],
    );
    const recorded = await this.ledger.record(finals, Date.now());
    const adopted = [...verdicts];
    finals.forEach(({ i, verdict }, n) => (adopted[i] = { ...verdict, outcome: recorded[n] ?? verdict.outcome }));
    return adopted;
  }
}
