import type { Outcome, StepError } from '@fanfare/contracts';
import { isWeather } from '@fanfare/chassis';
import type { Step } from './action.js';
import { Refused } from './errors.js';
import type { Ledger } from './ledger.js';
import type { RegisteredAction } from './registry.js';
import { repeatClassOf } from './repeat-class.js';
import { finalFailure, verdictOf, verdictOfError, type Verdict } from './verdict.js';
import { withinTime, type Through } from './call.js';

/** A step with what its author says about an outcome that nobody knows. */
export interface ClaimedStep {
  step: Step;
  onUnknownOutcome: 'park' | 'fail' | 'repeat';
}

/** One that somebody claimed, and whose claim ended without an outcome. */
interface UnknownStep extends ClaimedStep {
  until: number;
}

export interface ClaimedParts {
  action: RegisteredAction;
  ledger: Ledger;
  clock: () => number;
  timeoutMs: number;
  perform: (steps: readonly Step[]) => Promise<Verdict[]>;
  /** What a question to the vendor goes through, as calls do. */
  through: Through;
}

/**
 * For vendors who cannot be relied on to recognise a repeat: claim, call, record. The claim outlives the call, so that
 * of two workers with one step only one calls; a claim that has expired without an outcome means that somebody called
 * and nobody knows the answer, and then the vendor is asked (`ask`), or, where the service has not learnt it meanwhile, the step's
 * policy decides (`never`).
 */
export async function claimedCall(claimed: readonly ClaimedStep[], parts: ClaimedParts): Promise<Verdict[]> {
  const { ledger, clock, timeoutMs } = parts;
  // Time for a question to the vendor, for the call, and for what lies between.
  const leaseMs = 2 * timeoutMs + 5_000;
  const claims = await ledger.claim(
    claimed.map(({ step }) => step.id),
    clock(),
    leaseMs,
  );
  const verdicts = new Map<string, Verdict>();
  const toCall: Step[] = [];
  const unknown: UnknownStep[] = [];
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
      case 'expired':
        unknown.push({ ...one, until: claim.until });
        break;
      default:
        claim satisfies never;
    }
  }
  for (const [step, verdict] of await resolveUnknown(unknown, leaseMs, parts)) {
    if (verdict === 'call') toCall.push(step);
    else verdicts.set(step.id, verdict);
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

/** Of steps that were started and never answered: what is known after asking, what their policy says, or that they are called. */
async function resolveUnknown(
  unknown: readonly UnknownStep[],
  leaseMs: number,
  parts: ClaimedParts,
): Promise<[Step, Verdict | 'call'][]> {
  const [first] = unknown;
  if (!first) return [];
  const isAsked = repeatClassOf(parts.action.spec, first.step) === 'ask';
  const steps = unknown.map(({ step }) => step);
  const known = isAsked ? await ask(steps, parts) : await recall(steps, parts);
  const resolved: [Step, Verdict | 'call'][] = [];
  for (const [i, one] of unknown.entries()) {
    const found = known[i] ?? (isAsked ? null : byPolicy(one));
    resolved.push([one.step, found ? await recorded(one.step, found, parts) : await takeOver(one, leaseMs, parts)]);
  }
  return resolved;
}

/** What the step says about an outcome that nobody knows; null: it is done again. */
function byPolicy({ onUnknownOutcome }: ClaimedStep): Verdict | null {
  switch (onUnknownOutcome) {
    case 'park':
      return { kind: 'parked', reason: unknownOutcome.message };
    case 'fail':
      return finalFailure(unknownOutcome);
    case 'repeat':
      return null;
    default:
      return onUnknownOutcome satisfies never;
  }
}

async function recorded(step: Step, verdict: Verdict, { ledger, clock }: ClaimedParts): Promise<Verdict> {
  if (verdict.kind !== 'final') return verdict;
  const [outcome] = await ledger.record([{ stepId: step.id, outcome: verdict.outcome }], clock());
  return { ...verdict, outcome: outcome ?? verdict.outcome };
}

const unknownOutcome: StepError = {
  code: 'OutcomeUnknown',
  message:
    'The call was sent and no answer came back, so it may or may not have taken effect. Check with the vendor, then decide.',
  retryable: false,
};

async function takeOver(
  { step, until }: UnknownStep,
  leaseMs: number,
  { ledger, clock }: ClaimedParts,
): Promise<Verdict | 'call'> {
  const mine = await ledger.takeOver(step.id, until, clock(), leaseMs);
  return mine ? 'call' : { kind: 'later', afterMs: 1_000, reason: 'another worker has this step in hand' };
}

/** What became of each, all in one question; null: it never happened. A failed question changes nothing: the claims stay expired, and are asked about again. */
async function ask(steps: readonly Step[], { action, timeoutMs, through }: ClaimedParts): Promise<(Verdict | null)[]> {
  const question = async (signal: AbortSignal) => (await action.handler.lookUp?.(steps, signal)) ?? [];
  try {
    const found = await through(() => withinTime(timeoutMs, question));
    return steps.map((_, i) => (found[i] ? verdictOf(found[i] as never) : null));
  } catch (error) {
    if (isWeather(error)) throw error;
    return steps.map(() => ofQuestion(error));
  }
}

/** What the service itself knows of each; null: nothing. */
async function recall(steps: readonly Step[], { action }: ClaimedParts): Promise<(Verdict | null)[]> {
  const found = (await action.handler.recall?.(steps)) ?? [];
  return steps.map((_, i) => (found[i] ? verdictOf(found[i] as never) : null));
}

/** The vendor refused the question, and not the step: what it was asked about may have taken effect all the same. */
function ofQuestion(error: unknown): Verdict {
  if (!(error instanceof Refused)) return verdictOfError(error);
  return { kind: 'transient', sent: true, error: { code: error.code, message: error.message, retryable: true } };
}
