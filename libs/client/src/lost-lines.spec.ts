import { describe, expect, it } from '@jest/globals';
import type { StuckRun } from '@fanfare/contracts';
import { lostLines } from './lost-lines.js';

const at = Date.parse('2026-11-01T10:00:00Z');
const run: StuckRun['run'] = {
  id: 'r1', workspace: 'acme', workflow: 'welcome', workflowName: 'Welcome', version: 2, mode: 'live', status: 'Running', trigger: 'Form.Received', event: 'e1',
  occurredAt: '', contact: 'c1', site: null, card: null, startedAt: at, finishedAt: null,
}; // prettier-ignore
const stuck: StuckRun = { run, standing: 'lost', lastFactAt: at + 60_000, foundAt: at + 600_000, letters: [] };

describe('runs that do not go on, for a person', () => {
  it('are shown with when they were last heard of, and the letters to look at', () => {
    expect(lostLines([stuck, { ...stuck, standing: 'setAside', letters: [7, 9] }]).split('\n')).toEqual([
      expect.stringContaining('Welcome'),
      '  lost: neither a message, a timer nor anybody who waits  last heard of 2026-11-01 10:01:00Z',
      expect.stringContaining('Welcome'),
      '  set aside: dead letter 7, 9  last heard of 2026-11-01 10:01:00Z',
    ]);
  });

  it('are said to be none', () => {
    expect(lostLines([])).toBe('every run goes on by itself');
  });
});
