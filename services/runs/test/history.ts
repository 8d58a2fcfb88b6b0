import type { HistoryEntry, RunStarted, StepFinished } from '@fanfare/contracts';

let count = 0;

/** An id that no other run of this process has. */
export function aRunId(): string {
  return `run${process.pid.toString(36)}${(count++).toString(36)}`;
}

/** The facts of a run with steps that all succeed, in the order in which they happen; give what matters to the test. */
export function aHistory(
  given: Partial<RunStarted> = {},
  steps: readonly Partial<StepFinished>[] = [{}, {}, {}],
  end: { failed?: boolean } = {},
): HistoryEntry[] {
  const at = given.at ?? 1_700_000_000_000;
  const entry = { run: given.run ?? aRunId(), workspace: given.workspace ?? 'acme' };
  const started: RunStarted = {
    kind: 'run.started', ...entry, at, workflow: 'welcome', workflowName: 'Welcome', version: 1, mode: 'live', trigger: 'Card.CoverClicked',
    event: `event-of-${entry.run}`, occurredAt: new Date(at).toISOString(), contact: null, site: null, card: null, ...given,
  }; // prettier-ignore
  const finished = steps.map((step, i): StepFinished => {
    const when = at + (i + 1) * 10;
    return {
      kind: 'step.finished', ...entry, at: when, branch: '0', node: `s${i}`, visit: 0, action: 'Echo', attempt: 1, exit: 'Success',
      next: i + 1 < steps.length ? `s${i + 1}` : null, input: { n: i }, output: { n: i }, queuedAt: when - 5, startedAt: when - 4, finishedAt: when, ...step,
    }; // prettier-ignore
  });
  const ended = {
    kind: 'branch.ended' as const,
    ...entry,
    at: at + 1_000,
    branch: '0',
    node: `s${steps.length - 1}`,
    exit: end.failed ? 'Failure' : 'Success',
    failed: end.failed ?? false,
  };
  return [started, ...finished, ended];
}

/** The same entries in another order, decided by the seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff);
  return items.map((item) => ({ item, key: next() })).sort((a, b) => a.key - b.key).map(({ item }) => item); // prettier-ignore
}
