import { Injectable } from '@nestjs/common';
import { CrashPoint } from '@fanfare/chassis';
import type { ExitOutcome, FailureOutcome, Step, ThrownOutcome } from './action.js';
import { OutcomeStore } from './outcome.store.js';

type Answered = ExitOutcome | FailureOutcome;

/** Between the writes of a step: where a crash must do no harm. */
export const stepCrashPoints = ['nothing done', 'effect stored', 'outcome recorded'] as const;

/**
 * Does steps whose effect may be made again without changing anything more, and keeps what the first time gave: a repeat
 * is answered the same, whatever has become of things since.
 */
@Injectable()
export class Once {
  constructor(
    private readonly outcomes: OutcomeStore,
    private readonly crash: CrashPoint,
  ) {}

  /** `work` answers its steps in their order; what a step could not do this time is not kept. */
  async do<S extends Pick<Step, 'id' | 'at'>, O extends Answered>(
    steps: readonly S[],
    work: (open: readonly S[]) => Promise<(O | ThrownOutcome)[]>,
  ): Promise<(O | ThrownOutcome)[]> {
    const known = await this.outcomes.find(steps.map(({ id }) => id));
    const open = [...new Map(steps.map((step) => [step.id, step])).values()].filter(({ id }) => !known.has(id));
    await this.crash.at('nothing done');
    const done = open.length === 0 ? [] : await work(open);
    await this.crash.at('effect stored');
    const fresh = open.flatMap(({ id, at }, i) => {
      const outcome = done[i] as O | ThrownOutcome;
      return 'thrown' in outcome ? [] : [{ _id: id, outcome: JSON.stringify(outcome), at }];
    });
    const standing = new Map([...known, ...(await this.outcomes.record(fresh))]);
    await this.crash.at('outcome recorded');
    const later = new Map(open.map(({ id }, i) => [id, done[i]]));
    return steps.map(({ id }) => {
      const recorded = standing.get(id);
      return recorded ? (JSON.parse(recorded.outcome) as O) : (later.get(id) as ThrownOutcome);
    });
  }
}
