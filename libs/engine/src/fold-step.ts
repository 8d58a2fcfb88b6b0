import { stepIdOf, type RunStep, type StepFinished, type StepWaiting } from '@fanfare/contracts';

type Facts = Omit<RunStep, 'status' | 'waitingFor' | 'until' | 'lane'>;
type Wait = Pick<RunStep, 'waitingFor' | 'until' | 'lane'>;

/**
 * A step after one more attempt: the latest attempt stays. Two facts about one attempt cannot differ in what was
 * recorded; if they do all the same, one of them wins by an order that does not depend on which came first.
 */
export function finishStep(step: RunStep | undefined, entry: StepFinished): RunStep {
  const { kind: _kind, run: _run, workspace: _workspace, at: _at, ...facts } = entry;
  if (!step) return withStatus(facts, {});
  const known = factsOf(step);
  return withStatus(isFinished(known) && !isLater(facts, known) ? known : facts, waitOf(step));
}

/** A step that waits. The longest wait stays on record; a step that has finished is not shown as waiting. */
export function waitStep(
  step: RunStep | undefined,
  { branch, node, visit, action, at, until, reason, lane }: StepWaiting,
): RunStep {
  const known = step && factsOf(step);
  const said: Wait = { until, waitingFor: reason, ...(lane && { lane }) };
  const wait = step ? longer(waitOf(step), said) : said;
  if (known && isFinished(known)) return withStatus(known, wait);
  const since = Math.min(at, known?.queuedAt ?? at);
  const facts: Facts = {
    branch,
    node,
    visit,
    // Who only holds a step up does not say what it is.
    action: action || (known?.action ?? ''),
    attempt: 1,
    exit: '',
    next: null,
    input: {},
    output: {},
    queuedAt: since,
    startedAt: since,
    finishedAt: since,
  };
  return withStatus(facts, wait);
}

/** A step as its own facts leave it, whatever became of its run. */
export function byItself(step: RunStep): RunStep {
  return withStatus(factsOf(step), waitOf(step));
}

/** In the order in which they finished. */
export function sortSteps(steps: RunStep[]): RunStep[] {
  const id = (step: RunStep) => stepIdOf({ run: { id: '' }, ...step });
  return steps.sort((a, b) => a.finishedAt - b.finishedAt || compareText(id(a), id(b)));
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A step only heard of as waiting has left by no exit yet. */
function isFinished(facts: Facts): boolean {
  return facts.exit !== '';
}

function isLater(a: Facts, b: Facts): boolean {
  const final = (facts: Facts) => (facts.retryAt === undefined ? 1 : 0);
  const difference = a.attempt - b.attempt || final(a) - final(b) || a.finishedAt - b.finishedAt;
  return (difference || compareText(JSON.stringify(a), JSON.stringify(b))) > 0;
}

function longer(a: Wait, b: Wait): Wait {
  const difference = (a.until ?? -1) - (b.until ?? -1) || compareText(a.waitingFor ?? '', b.waitingFor ?? '');
  return difference >= 0 ? a : b;
}

function factsOf(step: RunStep): Facts {
  const { status: _status, waitingFor: _waitingFor, until: _until, lane: _lane, ...facts } = step;
  return facts;
}

function waitOf({ until, waitingFor, lane }: RunStep): Wait {
  return {
    ...(until !== undefined && { until }),
    ...(waitingFor !== undefined && { waitingFor }),
    ...(lane && { lane }),
  };
}

function withStatus(facts: Facts, wait: Wait): RunStep {
  return { ...facts, ...wait, status: statusOf(facts, wait) };
}

function statusOf(facts: Facts, { until }: Wait): RunStep['status'] {
  if (!isFinished(facts)) return 'Waiting';
  if (facts.retryAt === undefined) return facts.error ? 'Failed' : 'Success';
  return until !== undefined && until > facts.finishedAt ? 'Waiting' : 'Retrying';
}
