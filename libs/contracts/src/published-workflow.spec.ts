import { describe, expect, it } from '@jest/globals';
import { versionAt, type WorkflowHead } from './published-workflow.js';

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
