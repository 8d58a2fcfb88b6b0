import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runDocument, type HistoryEntry, type StepFinished } from '@fanfare/contracts';
import { applyHistory, foldRun } from './index.js';

const on = { run: 'r1', workspace: 'acme' };
// prettier-ignore
const started: HistoryEntry = {
  kind: 'run.started', ...on, at: 100, workflow: 'w', workflowName: 'W', version: 2, mode: 'live', trigger: 'Gameplay.Ended', event: 'e',
  occurredAt: '2026-11-01T10:00:00Z', contact: 'c', site: null, card: null,
};
const finished = (more: Partial<StepFinished> = {}): StepFinished => {
  const at = more.finishedAt ?? 110;
  const entry = {
    branch: '0',
    node: 'a',
    visit: 0,
    action: 'Echo',
    attempt: 1,
    exit: 'Success',
    next: null,
    input: {},
    output: {},
  };
  return { kind: 'step.finished', ...on, at, ...entry, queuedAt: 100, startedAt: 105, finishedAt: at, ...more };
};
// prettier-ignore
const waiting = (until: number, node = 'a'): HistoryEntry => ({
  kind: 'step.waiting', ...on, at: 101, branch: '0', node, visit: 0, action: 'Delay', until, reason: 'delay',
});
// prettier-ignore
const held = (node = 'a'): HistoryEntry => ({
  kind: 'step.waiting', ...on, at: 102, branch: '0', node, visit: 0, action: '', until: 500, reason: 'the workflow is held',
});
// prettier-ignore
const ended = (branch: string, at = 120, failed = false, node = 'a'): HistoryEntry => ({
  kind: 'branch.ended', ...on, at, branch, node, exit: 'Success', failed, ...(failed && { reason: { code: 'Bad', message: node } }),
});
const replayed = (branch: string, at: number, node = 'a'): HistoryEntry => ({
  kind: 'branch.replayed',
  ...on,
  at,
  branch,
  node,
});
const split = (branch: string, into: number, node = 'a'): HistoryEntry => ({
  kind: 'branch.split',
  ...on,
  at: 110,
  branch,
  node,
  into,
});
const over = (at: number): HistoryEntry => ({
  kind: 'run.ended',
  ...on,
  at,
  status: 'Cancelled',
  reason: { kind: 'cancelled' },
});
const moved = (at: number, version: number): HistoryEntry => ({ kind: 'run.moved', ...on, at, version });
const loop = (node: string, items: number, branch = '0'): HistoryEntry => ({
  kind: 'branch.split',
  ...on,
  at: 105,
  branch,
  node,
  into: items,
  rejoins: true,
});
const error = { code: 'Timeout', message: '', retryable: true };
const fold = (...entries: HistoryEntry[]) => applyHistory(null, entries)!;

describe("a run's document", () => {
  it('is Pending when only its start is known', () => {
    expect(fold(started)).toMatchObject({
      status: 'Pending',
      startedAt: 100,
      version: 2,
      workflowName: 'W',
      finishedAt: null,
    });
  });

  it('is Running while a branch is open', () => {
    expect(fold(started, finished())).toMatchObject({ status: 'Running', finishedAt: null });
    expect(fold(started, split('0', 2), ended('0.0'))).toMatchObject({ status: 'Running' });
    expect(fold(started, ended('0.1'), ended('0.0'))).toMatchObject({ status: 'Running' });
  });

  it('is Success at the last end when every branch has ended and none failed', () => {
    const document = fold(started, split('0', 2), ended('0.0', 130), split('0.1', 1), ended('0.1.0', 125));
    expect(document).toMatchObject({ status: 'Success', finishedAt: 130 });
  });

  it('is Failed, when every branch has ended, by one that failed', () => {
    expect(fold(started, split('0', 2), ended('0.0', 120, true))).toMatchObject({ status: 'Running' });
    expect(fold(started, split('0', 2), ended('0.0', 120, true), ended('0.1'))).toMatchObject({ status: 'Failed' });
  });

  it('shows the latest attempt of a step', () => {
    const first = finished({ exit: 'Failure', error, retryAt: 500, finishedAt: 150 });
    const second = finished({ attempt: 2, finishedAt: 140 });
    expect(fold(started, first).steps).toEqual([
      expect.objectContaining({ status: 'Retrying', attempt: 1, retryAt: 500 }),
    ]);
    expect(fold(second, started, first).steps).toEqual([expect.objectContaining({ status: 'Success', attempt: 2 })]);
    const givenUp = finished({ exit: 'Failure', error, finishedAt: 150 });
    expect(fold(second, givenUp).steps).toEqual([expect.objectContaining({ status: 'Success', attempt: 2 })]);
  });

  it('shows a step that waits, until it has gone on', () => {
    expect(fold(started, waiting(200)).steps).toEqual([
      expect.objectContaining({ status: 'Waiting', until: 200, waitingFor: 'delay' }),
    ]);
    expect(fold(finished({ finishedAt: 200 }), waiting(200)).steps).toEqual([
      expect.objectContaining({ status: 'Success' }),
    ]);
  });

  it('lists steps in the order in which they finished', () => {
    const nodes = fold(
      started,
      finished({ node: 'c', finishedAt: 130 }),
      finished({ node: 'b' }),
      finished(),
    ).steps.map(({ node }) => node);
    expect(nodes).toEqual(['a', 'b', 'c']);
  });

  it('lets run.started come last', () => {
    expect(foldRun(fold(finished(), ended('0')), started)).toEqual(fold(started, finished(), ended('0')));
  });

  it('begins at the first of the instants at which a repeat says that it began', () => {
    const again = { ...started, at: 107, occurredAt: '2026-11-01T10:00:07Z' };
    expect(fold(started, again)).toMatchObject({ startedAt: 100, occurredAt: '2026-11-01T10:00:00Z' });
    expect(fold(again, started)).toEqual(fold(started, again));
  });

  it('shows a branch that passed loops and then divided at the step that divided it, whichever was heard of first', () => {
    const loops = [loop('f', 3), loop('g', 2)];
    for (const facts of [
      [...loops, split('0', 2)],
      [split('0', 2), ...loops.toReversed()],
    ]) {
      expect(fold(started, ...facts).branches).toEqual([{ branch: '0', node: 'a', items: 3, into: 2 }]);
    }
    expect(fold(...loops)).toEqual(fold(...loops.toReversed()));
  });

  it('shows a branch where it ended, whatever else was heard of it before or after', () => {
    const facts = [
      ended('0', 120, true, 'b'),
      ended('0', 120, true, 'c'),
      split('0', 2),
      loop('f', 3),
      replayed('0', 110),
    ];
    expect(fold(...facts).branches).toMatchObject([{ node: 'c', into: 2, items: 3, replayedAt: 110, endedAt: 120 }]);
    expect(fold(...facts.toReversed()).branches).toEqual(fold(...facts).branches);
  });

  it('shows what a step is also when its workflow was held before it', () => {
    for (const facts of [
      [waiting(200), held()],
      [held(), waiting(200)],
    ]) {
      expect(fold(...facts).steps).toMatchObject([{ action: 'Delay', waitingFor: 'the workflow is held' }]);
    }
  });

  it('shows no step as cancelled by an ending after which nothing was left to end, whichever was heard of first', () => {
    const document = fold(over(121), waiting(500), ended('0', 120));
    expect(document).toMatchObject({ status: 'Success', steps: [{ status: 'Waiting' }] });
    expect(fold(waiting(500), ended('0', 120), over(121))).toEqual(document);
  });

  it('is the same whatever the order of the facts, and however often they come', () => {
    const small = fc.integer({ min: 100, max: 105 });
    const branch = fc.constantFrom('0', '0.0', '0.1', '0.1.0');
    const node = fc.constantFrom('a', 'b');
    const fact = fc.oneof(
      fc.constant(started),
      fc
        .record({
          branch,
          node,
          attempt: fc.integer({ min: 1, max: 3 }),
          finishedAt: small,
          exit: fc.constantFrom('Success', 'Failure'),
        })
        .map(finished),
      fc
        .record({ branch, node, attempt: fc.integer({ min: 1, max: 3 }), retryAt: small })
        .map((more) => finished({ ...more, exit: 'Failure', error })),
      fc.tuple(small, node).map(([until, at]) => waiting(until, at)),
      node.map(held),
      fc.tuple(branch, fc.integer({ min: 1, max: 2 }), node).map(([at, into, by]) => split(at, into, by)),
      fc.tuple(branch, small, fc.boolean(), node).map(([at, when, failed, by]) => ended(at, when, failed, by)),
      fc.tuple(branch, small, node).map(([at, when, by]) => replayed(at, when, by)),
      fc.tuple(node, fc.integer({ min: 1, max: 2 }), branch).map(([at, items, by]) => loop(at, items, by)),
      fc.tuple(small, fc.integer({ min: 1, max: 3 })).map(([at, version]) => moved(at, version)),
      small.map(over),
    );
    const shuffled = fc.array(fact, { minLength: 1, maxLength: 12 }).chain((facts) => {
      const repeated = fc.array(fc.constantFrom(...facts), { maxLength: 5 });
      const shuffle = (more: HistoryEntry[]) =>
        fc.shuffledSubarray([...facts, ...more], { minLength: facts.length + more.length });
      return fc.tuple(fc.constant(facts), repeated.chain(shuffle));
    });
    fc.assert(
      fc.property(shuffled, ([facts, again]) => {
        expect(applyHistory(null, again)).toEqual(applyHistory(null, facts));
        expect(runDocument.parse(applyHistory(null, facts))).toEqual(applyHistory(null, facts));
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 500) },
    );
  });
});
