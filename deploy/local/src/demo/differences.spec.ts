import { describe, expect, it } from '@jest/globals';
import type { RunDocument, RunStep } from '@fanfare/contracts';
import { differences } from './differences.js';

const step = (node: string, given: Partial<RunStep> = {}): RunStep => ({
  branch: '0', node, visit: 0, action: 'ContactUpdate', attempt: 1, exit: 'Success', next: null, input: {}, output: {},
  queuedAt: 0, startedAt: 0, finishedAt: 0, status: 'Success', ...given,
}); // prettier-ignore
const run = (...steps: RunStep[]) => ({ workflow: 'w', status: 'Success', steps }) as unknown as RunDocument;

describe('a run compared with what was expected', () => {
  const expected = {
    workflow: 'w',
    status: 'Success' as const,
    steps: [{ node: 'a', exit: 'Success', output: { count: 3 } }],
  };

  it('is as expected when it has what was asked for, whatever else it has', () => {
    expect(differences(run(step('a', { output: { count: 3, more: true } })), expected)).toEqual([]);
  });

  it('differs by exits and outputs, each named', () => {
    expect(differences(run(step('a', { exit: 'Failure', output: { count: 2 } })), expected)).toEqual([
      'a: exit is "Failure", expected "Success"',
      'a: count is 2, expected 3',
    ]);
  });

  it('differs by steps that were not taken or not expected', () => {
    expect(differences(run(step('b')), expected)).toEqual(['steps is ["b"], expected ["a"]']);
  });
});
