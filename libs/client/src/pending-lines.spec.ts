import { expect, it } from '@jest/globals';
import { pendingLines } from './pending-lines.js';

it('shows when runs begin that wait for their date, and how many there are', () => {
  const start = { run: 'r1', workflow: 'reminder', version: 1, event: 'e1', trigger: 'Form.Received', site: null, card: null, acceptedAt: 1, dueAt: Date.parse('2026-11-03T09:00:00Z') }; // prettier-ignore
  expect(pendingLines({ starts: [start], next: 'x', total: 3 }).split('\n')).toEqual([
    '2026-11-03 09:00:00Z  reminder  Form.Received  e1  r1',
    'and 2 more',
  ]);
  expect(pendingLines({ starts: [], next: null, total: 0 })).toBe('no run waits for its date');
});
