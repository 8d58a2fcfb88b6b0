import { expect, it } from '@jest/globals';
import { applyHistory } from '@fanfare/engine';
import type { RunDocument } from '@fanfare/contracts';
import { aHistory } from '../../test/history.js';
import { failureText } from './failure-text.js';

function failed(id: string, workflowName = 'Welcome'): RunDocument {
  const error = { code: 'Timeout', message: 'secret of somebody', retryable: true };
  const run = applyHistory(null, aHistory({ run: id, workflowName }, [{ node: 'call', exit: 'Failure', error }], { failed: true })); // prettier-ignore
  if (!run) throw new Error('no run');
  return run;
}

it('names the run, its step and the code of its error, and none of its data', () => {
  const { subject, text } = failureText([failed('r1')]);
  expect(subject).toBe('[Fanfare] Welcome: a run failed');
  expect(text).toContain('a run failed of the workflow “Welcome” (welcome) in the workspace acme.');
  expect(text).toMatch(/^2023-11-14 \d\d:\d\d:\d\d {2}r1 {2}call: Timeout$/m);
  expect(text).not.toContain('secret');
});

it('names some of many, and how many there are', () => {
  const { subject, text } = failureText(Array.from({ length: 33 }, (_, i) => failed(`r${i}`)));
  expect(subject).toBe('[Fanfare] Welcome: 33 runs failed');
  expect(text.split('\n').filter((line) => line.endsWith('call: Timeout'))).toHaveLength(20);
  expect(text).toContain('\nand 13 more\n');
});

it('keeps a subject to its line, whatever the workflow is called', () => {
  expect(failureText([failed('r1', 'Wel\r\nBcc: all@example.com')]).subject).toBe(
    '[Fanfare] Wel Bcc: all@example.com: a run failed',
  );
});
