import { expect, it } from '@jest/globals';
import type { RunFilter, RunJobKind } from '@fanfare/contracts';
import { pendingFilterOf } from './pending-starts.js';

it.each<[string, RunJobKind, RunFilter, RunFilter | null]>([
  ['cancels what fits', 'cancel', { workflow: 'w', contact: 'c', to: 7 }, { workflow: 'w', contact: 'c', to: 7 }],
  ['cancels what is pending', 'cancel', { workflow: 'w', status: ['Pending'] }, { workflow: 'w' }],
  ['cancels what is running', 'cancel', { workflow: 'w', status: ['Running'] }, null],
  ['cancels runs of a version', 'cancel', { workflow: 'w', version: 1 }, null],
  ['cancels tests', 'cancel', { workflow: 'w', mode: 'test' }, null],
  ['cancels what a run called', 'cancel', { caller: 'r' }, null],
  ['ends runs of other versions', 'exit', { workflow: 'w', versionNot: 2 }, null],
  ['does runs anew', 'anew', { workflow: 'w' }, null],
])('who %s means of the runs that have not begun just these', (_, kind, filter, meant) => {
  expect(pendingFilterOf({ kind, filter })).toEqual(meant);
});
