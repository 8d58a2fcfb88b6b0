import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { begin } from '../index.js';
import { contactOf, echo, eventOf, finishedStep, only, runRef, start, story, workflowOf } from '../../test/builders.js';

const split = (weights: Record<string, number>, next: string | null = null): Step => ({
  action: 'RandomSplit',
  branches: Object.entries(weights).map(([name, weight]) => ({ name, weight, next })),
});
const exitsFor = (steps: Record<string, Step>, run: string) => {
  const made = begin(workflowOf(steps), { run: { ...runRef, id: run }, event: eventOf(), contact: contactOf() });
  return made.history.flatMap((entry) => (entry.kind === 'step.finished' ? [entry.exit] : []));
};
const runs = Array.from({ length: 10_000 }, (_, i) => `01K${i.toString(36).toUpperCase().padStart(8, '0')}`);

describe('a random split', () => {
  it('gives each branch its share, over 10,000 runs', () => {
    const workflow = { a: split({ half: 50, third: 30, rest: 20 }) };
    const counts = Map.groupBy(
      runs.map((run) => exitsFor(workflow, run)[0]),
      (exit) => exit,
    );
    const shares = ['half', 'third', 'rest'].map((name) => (counts.get(name)?.length ?? 0) / runs.length);
    // Four standard deviations of 10,000 throws are below two per cent.
    [0.5, 0.3, 0.2].forEach((share, i) => expect(Math.abs((shares[i] ?? 0) - share)).toBeLessThan(0.02));
  });

  it('decides apart from the split before it', () => {
    const workflow = { a: split({ x: 1, y: 1 }, 'b'), b: split({ x: 1, y: 1 }) };
    const pairs = Map.groupBy(
      runs.map((run) => exitsFor(workflow, run).join('')),
      (pair) => pair,
    );
    for (const pair of ['xx', 'xy', 'yx', 'yy']) {
      expect(Math.abs((pairs.get(pair)?.length ?? 0) / runs.length - 0.25)).toBeLessThan(0.02);
    }
  });

  it('never takes a branch whose share is next to nothing, and takes the only one there is', () => {
    const taken = new Set(runs.map((run) => exitsFor({ a: split({ all: 1_000_000, none: 1e-9 }) }, run)[0]));
    expect(taken).toEqual(new Set(['all']));
    expect(exitsFor({ a: split({ only: 0.001 }) }, 'run-1')).toEqual(['only']);
  });

  it('goes the same way whenever it is asked, and shows the weights', () => {
    const workflow = workflowOf({ a: split({ x: 3, y: 1 }, 'b'), b: echo() });
    const [first, again] = [start(workflow), start(workflow)];
    expect(again).toEqual(first);
    const { exit, input, output } = finishedStep(first, 'a');
    expect(output).toEqual({ branch: exit });
    expect(input).toEqual({
      branches: [
        { name: 'x', weight: 3, taken: exit === 'x' },
        { name: 'y', weight: 1, taken: exit === 'y' },
      ],
    });
    expect(story(first)).toEqual(['started', `a ${exit}`]);
    expect(only(first.commands).token.node).toBe('b');
  });
});
