import { describe, expect, it } from '@jest/globals';
import type { HistoryEntry, RunDocument, StepWaiting } from '@fanfare/contracts';
import { applyHistory } from '@fanfare/engine';
import { aHistory } from '../../test/history.js';
import { isLost, openBranches } from './open-branches.js';

const entry = { run: 'r', workspace: 'acme', at: 1 };
const [started, first] = aHistory({ run: 'r' });
const split: HistoryEntry = { kind: 'branch.split', ...entry, branch: '0', node: 's1', into: 3 };
const ended = (branch: string): HistoryEntry => ({ kind: 'branch.ended', ...entry, branch, node: 'x', exit: 'Success', failed: false }); // prettier-ignore
const waits = (branch: string, action: string): StepWaiting => ({ kind: 'step.waiting', ...entry, branch, node: 'x', visit: 0, action, until: 9, reason: 'delay' }); // prettier-ignore
const runWith = (...more: HistoryEntry[]): RunDocument => {
  const run = applyHistory(
    null,
    [started, first, ...more].filter((one) => one !== undefined),
  );
  if (!run) throw new Error('a history gives a run');
  return run;
};
const moving = (...branches: string[]) => new Set(branches.map((branch) => `r/${branch}/x/0`));

describe('the branches of a run that are under way', () => {
  it('are its only one, or those that it became and that are not over, heard of or not', () => {
    expect(openBranches(runWith())).toEqual([{ branch: '0', waitsForOthers: false }]);
    expect(openBranches(runWith(split, ended('0.1'), waits('0.2', 'Merge')))).toEqual([
      { branch: '0.2', waitsForOthers: true },
      { branch: '0.0', waitsForOthers: false },
    ]);
  });
});

describe('a run is lost', () => {
  it.each<[string, HistoryEntry[], Set<string>, boolean]>([
    ['when nothing moves its only branch', [], moving(), true],
    ['not when something does', [], moving('0'), false],
    ['when one of its branches has nothing, whatever the others have', [split, ended('0.1')], moving('0.0'), true],
    ['not when all that are not over have something', [split, ended('0.1')], moving('0.0', '0.2'), false],
    ['not when a branch waits for another that has something', [split, ended('0.1'), waits('0.2', 'Merge')], moving('0.0'), false],
    ['when all wait for each other', [split, ended('0.1'), waits('0.0', 'Merge'), waits('0.2', 'Merge')], moving(), true],
    ['when an item has nothing', [waits('0', 'ForEach'), { ...waits('0.0', 'Echo') }], moving(), true],
    ['not when what a branch has is only like another one', [split, ended('0.0'), ended('0.2')], moving('0.10'), true],
  ])('%s', (_, more, has, lost) => {
    expect(isLost(runWith(...more), has)).toBe(lost);
  }); // prettier-ignore
});
