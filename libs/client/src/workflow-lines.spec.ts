import { describe, expect, it } from '@jest/globals';
import type { SavedWorkflow } from './management.js';
import { versionLines, workflowLines } from './workflow-lines.js';

const workflow: SavedWorkflow = {
  id: 'orders', name: 'Orders', status: 'Active', activeVersion: 2, latestVersion: 3, held: false, pausedBecause: null, problems: [], warnings: [],
}; // prettier-ignore

describe('a workflow for a person', () => {
  it('is how it is, and what is in force', () => {
    expect(workflowLines(workflow)).toBe('Orders  Active\norders, 3 versions, v2 in force');
  });

  it('says why it is paused, what is wrong with it, and what may do harm', () => {
    const problem = { path: 'steps.a.action', message: 'is unknown' };
    const paused = { status: 'Paused', held: true, pausedBecause: 'it loops', activeVersion: null, latestVersion: 1 };
    expect(workflowLines({ ...workflow, ...paused, problems: [problem], warnings: [problem] }).split('\n')).toEqual([
      'Orders  Paused, held: it loops',
      'orders, 1 version, none in force',
      'mistakes in the draft:',
      '  steps.a.action  is unknown',
      'may do harm:',
      '  steps.a.action  is unknown',
    ]);
  });

  it('lists its versions', () => {
    const at = Date.parse('2026-11-01T09:00:00Z');
    const versions = [{ version: 2, frozenAt: at }, { version: 1, frozenAt: at }]; // prettier-ignore
    expect(versionLines(versions, 1).split('\n')).toEqual([
      'v2  2026-11-01 09:00:00Z',
      'v1  2026-11-01 09:00:00Z  in force',
    ]);
    expect(versionLines([], null)).toBe('no version: it was never activated');
  });
});
