import type { Outcome, StepError } from '@fanfare/contracts';
import { isWeather } from '@fanfare/chassis';
import type { Step } from './action.js';
import type { Ledger } from './ledger.js';
import type { RegisteredAction } from './registry.js';
import { repeatClassOf } from './repeat-class.js';
import { finalFailure, verdictOf, verdictOfError, type Verdict } from './verdict.js';
import { withinTime } from './call.js';

/** A step with what its author says about an outcome that nobody knows. */
export interface ClaimedStep {
  step: Step;
  onUnknownOutcome: 'park' | 'fail' | 'repeat';
}

export interface ClaimedParts {
  action: RegisteredAction;
  ledger: Ledger;
  clock: () => number;
  timeoutMs: number;
  perform: (steps: readonly Step[]) => Promise<Verdict[]>;
}

/**
 * For vendors who cannot be relied on to recognise a repeat: claim, call, record. The claim outlives the call, so that
 * of two workers with one step only one calls; a claim that has expired without an outcome means that somebody called
 * and nobody knows the answer, and then the vendor is asked (`ask`) or the step's policy decides (`never`).
 */
export async function claimedCall(claimed: readonly ClaimedStep[], parts: ClaimedParts): Promise<Verdict[]> {
  const { ledger, clock, timeoutMs } = parts;
  const leaseMs = timeoutMs + Math.max(5_000, timeoutMs / 2);
  const claims = await ledger.claim(
    claimed.map(({ step }) => step.id),
    clock(),
    leaseMs,
  );
  const verdicts = new Map<string, Verdict>();
  const toCall: Step[] = [];
  for (const [i, one] of claimed.entries()) {
    const claim = claims[i];
    if (!claim) throw new Error('the ledger must answer for every step');
    switch (claim.state) {
      case 'mine':
        toCall.push(one.step);
        break;
      case 'done':
        verdicts.set(one.step.id, { kind: 'final', outcome: claim.outcome });
        break;
      case 'live':
        verdicts.set(one.step.id, {
          kind: 'later',
          afterMs: Math.max(500, claim.until - clock()),
          reason: 'another worker has this step in hand',
        });
        break;
      case 'expired': {
        const verdict = await resolveUnknown(one, claim.until, leaseMs, parts);
        if (verdict === 'call') toCall.push(one.step);
        else verdicts.set(one.step.id, verdict);
        break;
      }
      default:
        claim satisfies never;
    }
  }
  for (const [id, verdict] of await callAndRecord(toCall, parts)) verdicts.set(id, verdict);
  return claimed.map(({ step }) => verdicts.get(step.id) ?? { kind: 'later', afterMs: 1_000, reason: 'not decided' });
}

async function callAndRecord(
  steps: readonly Step[],
  { ledger, clock, perform }: ClaimedParts,
): Promise<Map<string, Verdict>> {
  if (steps.length === 0) return new Map();
  const verdicts = await perform(steps);
  const byId = new Map(steps.map((step, i) => [step.id, verdicts[i] as Verdict]));
  const unsent: string[] = [];
  const unknown: string[] = [];
  const finals: { stepId: string; outcome: Outcome }[] = [];
  for (const [stepId, verdict] of byId) {
    if (verdict.kind === 'final') finals.push({ stepId, outcome: verdict.outcome });
    else if (verdict.kind === 'transient' && verdict.sent) unknown.push(stepId);
    else unsent.push(stepId);
  }
  const recorded = await ledger.record(finals, clock());
  if (unsent.length > 0) await ledger.release(unsent);
  if (unknown.length > 0) await ledger.expire(unknown, clock());
  finals.forEach(({ stepId }, i) =>
    byId.set(stepId, { ...(byId.get(stepId) as Verdict & { kind: 'final' }), outcome: recorded[i] as Outcome }),
  );
  return byId;
}

async function resolveUnknown(
  one: ClaimedStep,
  until: number,
  leaseMs: number,
  parts: ClaimedParts,
): Promise<Verdict | 'call'> {
  const { action, ledger, clock } = parts;
  const { step } = one;
  if (repeatClassOf(action.spec, step.input) === 'ask') {
    const found = await ask(step, parts);
    if (found) {
      if (found.kind !== 'final') return found;
      const [outcome] = await ledger.record([{ stepId: step.id, outcome: found.outcome }], clock());
      return { kind: 'final', outcome: outcome ?? found.outcome };
    }
    return takeOver(step, until, leaseMs, parts);
  }
  switch (one.onUnknownOutcome) {
    case 'park':
      return { kind: 'parked', reason: unknownOutcome.message };
    case 'fail': {
      const failed = finalFailure(unknownOutcome) as Verdict & { kind: 'final' };
      const [outcome] = await ledger.record([{ stepId: step.id, outcome: failed.outcome }], clock());
      return { kind: 'final', outcome: outcome ?? failed.outcome };
    }
    case 'repeat':
      return takeOver(step, until, leaseMs, parts);
    default:
      return one.onUnknownOutcome satisfies never;
  }
}

const unknownOutcome: StepError = {
  code: 'OutcomeUnknown',
  message:
    'The call was sent and no answer came back, so it may or may not have taken effect. Check with the vendor, then decide.',
  retryable: false,
};

async function takeOver(
  step: Step,
  until: number,
  leaseMs: number,
  { ledger, clock }: ClaimedParts,
): Promise<Verdict | 'call'> {
  const mine = await ledger.takeOver(step.id, until, clock(), leaseMs);
  return mine ? 'call' : { kind: 'later', afterMs: 1_000, reason: 'another worker has this step in hand' };
}

async function ask(step: Step, { action, timeoutMs }: ClaimedParts): Promise<Verdict | null> {
  try {
    const [found] = await withinTime(
      timeoutMs,
      (signal) => action.handler.lookUp?.([step], signal) ?? Promise.resolve([]),
    );
    return found ? verdictOf(found as never) : null;
  } catch (error) {
    if (isWeather(error)) throw error;
    const verdict = verdictOfError(error);
    // Asking changed nothing, so a failed question is never ambiguous; the claim stays expired.
    return verdict.kind === 'transient' ? { ...verdict, sent: false } : verdict;
  }
}
