import { expect, it } from '@jest/globals';
import type { RunDocument, StepFinished } from '@fanfare/contracts';
import { applyHistory, foldRun } from '@fanfare/engine';
import { aHistory } from '../../test/history.js';
import { forgottenRun } from './forgotten-run.js';

const secret = 'ada@example.com';
const failure: Partial<StepFinished> = {
  exit: 'Failure',
  input: { to: secret },
  output: { echo: secret },
  warnings: [`${secret} was cut`],
  error: { code: 'VendorRefused', message: `${secret} is invalid`, retryable: false, details: { secret } },
};
const history = aHistory({ run: 'r', contact: secret, event: `for-${secret}` }, [{}, failure], { failed: true });
const run = applyHistory(null, history) as RunDocument;

it('says nothing of whom it was about, and as much as before of what happened', () => {
  const forgotten = forgottenRun(run, 'x7f3');
  expect(JSON.stringify(forgotten)).not.toContain(secret);
  expect(forgotten).toMatchObject({
    contact: 'x7f3',
    contactDeleted: true,
    status: 'Failed',
    startedAt: run.startedAt,
  });
  const left = ({ steps }: RunDocument) => steps.map(({ node, exit, error, finishedAt }) => [node, exit, error?.code, finishedAt]); // prettier-ignore
  expect(left(forgotten)).toEqual(left(run));
});

it('is the same whatever is told of it again', () => {
  const forgotten = forgottenRun(run, 'x7f3');
  for (const entry of history) expect(forgottenRun(foldRun(forgotten, entry), 'x7f3')).toEqual(forgotten);
});
