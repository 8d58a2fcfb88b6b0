import { describe, expect, it } from '@jest/globals';
import { versionAt, versionToMoveTo, type Activation, type WorkflowHead } from './published-workflow.js';

const head: WorkflowHead = {
  workspace: 'acme',
  workflow: 'wf',
  activations: [
    { version: 1, from: 100, to: 200 },
    { version: 2, from: 200, to: 300 },
    { version: 1, from: 400, to: null },
  ],
};

describe('the version in force', () => {
  it.each([
    ['before the first activation', 99, null],
    ['at the instant of the activation', 100, 1],
    ['at the instant of the change', 200, 2],
    ['in a pause', 300, null],
    ['after a return to an older version', 400, 1],
    ['far in the future, while nothing ends it', Number.MAX_SAFE_INTEGER, 1],
  ])('%s', (_when, at, version) => {
    expect(versionAt(head, at)).toBe(version);
  });
});

describe('the version that a run of an earlier one moves to', () => {
  const first: Activation = { version: 1, from: 100, to: 200 };
  const move: Activation = { version: 2, from: 200, to: 300, waitingRuns: 'move' };
  const moves = (activations: Activation[], run = { version: 1, startedAt: 150 }) =>
    versionToMoveTo({ workspace: 'acme', workflow: 'wf', activations }, run);

  it.each<[string, Activation[], number | null]>([
    ['is the one that was published for it', [first, move], 2],
    ['is none when nothing was said', [first, { version: 2, from: 200, to: null }], null],
    ['stays so over a pause', [first, move, { version: 2, from: 400, to: null }], 2],
    ['stays so when a later version says nothing of it', [first, move, { version: 3, from: 400, to: null }], 2],
    ['stays so when a later version lets runs finish', [first, move, { version: 3, from: 400, to: null, waitingRuns: 'finish' }], 2],
    ['is the last of two that were published for it', [first, move, { version: 3, from: 400, to: null, waitingRuns: 'move' }], 3],
    ['is none when people went back to the one it has', [first, move, { version: 1, from: 400, to: null }], null],
    ['is none when people went back to the one it has, for those that wait', [first, move, { version: 1, from: 400, to: null, waitingRuns: 'move' }], null],
  ])('%s', (_promise, activations, version) => {
    expect(moves(activations)).toBe(version);
  }); // prettier-ignore

  it('is none when people went back to one that is older still than where it was to move', () => {
    const back: Activation = { version: 2, from: 400, to: null };
    expect(moves([first, { ...move, version: 3 }, back])).toBeNull();
  });

  it('is the older one, when people went back to it for those that wait', () => {
    const back: Activation = { version: 1, from: 400, to: null, waitingRuns: 'move' };
    expect(moves([first, move, back], { version: 2, startedAt: 250 })).toBe(1);
  });

  it('is none for a run that started later, or has it already', () => {
    expect(moves([first, move], { version: 1, startedAt: 200 })).toBeNull();
    expect(moves([first, move], { version: 2, startedAt: 150 })).toBeNull();
  });
});
