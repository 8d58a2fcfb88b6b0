import { expect, it } from '@jest/globals';
import type { RunJob } from '@fanfare/contracts';
import { jobLines } from './job-lines.js';

const job: RunJob = {
  id: 'j1', workspace: 'acme', kind: 'replay', filter: { workflow: 'welcome' }, by: 'same', status: 'Running', startedAt: 0, finishedAt: null,
  expected: 10, done: 4, refused: 0, refusals: [], waitsFor: null,
}; // prettier-ignore
const refused = { refused: 2, refusals: [{ run: 'r1', because: 'it did not fail' }] };

it.each<[string, Partial<RunJob>, string[]]>([
  ['how far it is', {}, ['j1  replay workflow=welcome  4 done of 10']],
  ['what it waits for', { waitsFor: 'the history' }, ['j1  replay workflow=welcome  4 done of 10', '  waits for the history']],
  ['what it could not do', { status: 'Finished', ...refused }, ['j1  replay workflow=welcome  4 done, 2 refused', '  r1 it did not fail', '  and 1 more']],
  ['that it was stopped', { status: 'Stopped' }, ['j1  replay workflow=welcome  stopped: 4 done of 10']],
])('a job says %s', (_, given, lines) => {
  expect(jobLines({ ...job, ...given }).split('\n')).toEqual(lines);
}); // prettier-ignore
