import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fanfare/contracts';
import { echo, workflowOf } from '../test/builders.js';
import { canMove } from './move.js';

const delay = (to: string | null): Step => ({ action: 'Delay', input: { for: 'P1D' }, next: { Success: to } });
const wait = (to: string | null): Step => ({
  action: 'WaitForEvent',
  input: { event: 'Prize.Awarded', timeout: 'P1D' },
  next: { Success: to },
});
const move = (from: Record<string, Step>, to: Record<string, Step>, node = 'd') =>
  canMove(workflowOf(from), workflowOf(to), { node });

describe('a branch that waits', () => {
  const before = { a: wait('d'), d: delay('z'), z: echo() };

  it('moves to a version that goes on from its step some other way', () => {
    expect(move(before, { a: wait('d'), d: delay('new'), new: echo({ Success: 'z' }), z: echo() })).toBe(true);
  });

  it('does not where its step is another, or is none', () => {
    expect(move(before, { a: wait('d'), d: wait('z'), z: echo() })).toBe(false);
    expect(move(before, { a: wait('z'), z: echo() })).toBe(false);
  });

  it('does not where it would come once more to a step that it may have done', () => {
    expect(move(before, { d: delay('a'), a: wait('z'), z: echo() })).toBe(false);
  });
});
